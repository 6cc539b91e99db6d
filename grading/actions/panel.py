"""The defence: seats on a panel, and the head's word when the slips lie too far apart."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.actions.recused import require_entries_open, require_position_open
from exams.models import Campaign, Entry, ExamPart, Position
from exams.rules.refusals import Refusal, require_reason
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL, since
from grading.actions.deciding import bounds_of_defence, require_defence_asked
from grading.actions.facts import facts_of
from grading.actions.regulations import scoring_of
from grading.models import PanelDecision, Seat
from grading.rules.enums import Pending
from grading.rules.proposal import score_proposal


@action(duty=Duty.DECIDE, steps=[SIT_PROPOSAL, MARK_PROPOSAL])
def seat(
    *,
    part: ExamPart,
    position: Position,
    members: Sequence[Person],
    by: Person,
    at: datetime,
) -> list[Seat]:
    """Seat the panel of one position, before anybody has scored.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, TOO_FEW_MEMBERS, NOT_A_MEMBER or
    ALREADY_SEATED.
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, position)
    require_position_open(by, position)
    _require_panel(locked, members, at)
    if position.seats.filter(part=part).exists():
        raise Refusal("ALREADY_SEATED", position=position.code)
    seats = [
        Seat(part=part, position=position, member=member, number=number, seated_at=at)
        for number, member in enumerate(members, start=1)
    ]
    locked.record(
        "panel.seated",
        about=position.code,
        rows=seats,
        members=[member.pseudonym for member in members],
    )
    return seats


def _require_panel(campaign: Campaign, members: Sequence[Person], at: datetime) -> None:
    """Refuse fewer members than the profile asks, and whoever was not appointed."""
    least = scoring_of(campaign).panel_min_examiners
    if len(members) < least:
        raise Refusal("TOO_FEW_MEMBERS", count=len(members), least=least)
    for member in members:
        require_member(member, campaign.code, at)


def require_member(member: Person, campaign: str, at: datetime) -> None:
    """Refuse (NOT_A_MEMBER) whoever was not appointed to score defences of the campaign."""
    if not member.may(Duty.SCORE_DEFENCE, campaign, at=at):
        raise Refusal("NOT_A_MEMBER", person=member)


@action(duty=Duty.DECIDE, steps=since(MARK_PROPOSAL))
def decide(
    *, entry: Entry, part: ExamPart, points: Decimal, reason: str, by: Person, at: datetime
) -> PanelDecision:
    """Decide a score whose slips lie too far apart, or that came after the defence was closed.

    Source: TT 22/2025 arts. 19-22. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM,
    SLIPS_STILL_OUT, NOT_ASKED_FOR, REASON_MISSING, OFF_SCALE, BEYOND_POINTS or NOTHING_TO_SETTLE
    (which take two).
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, entry)
    require_entries_open(by, entry)
    require_defence_asked(entry, part, locked)
    require_reason(reason)
    scoring_of(locked).decided.check(points)
    bounds_of_defence(entry, part, locked).require(points)
    made = PanelDecision(entry=entry, part=part, points=points, reason=reason, decided_at=at)
    locked.record(
        "panel.decided",
        about=entry.number,
        rows=[made],
        points=f"{points:.2f}",
        reason=reason,
    )
    return made


def outstanding(part: ExamPart) -> dict[str, tuple[Pending, ...]]:
    """Return what each defence still waits for, by candidate number."""
    scoring = scoring_of(part.campaign)
    drawn = set(part.lots.values_list("entry__number", flat=True))
    scores = {
        each.entry: score_proposal(each.proposal, scoring)
        for each in facts_of(part.campaign)
        if each.entry in drawn
    }
    return {number: score.pending for number, score in scores.items() if score.pending}
