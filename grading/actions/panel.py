"""The defence: seats on a panel, and the head's word when the slips lie too far apart."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.models import Campaign, Entry, ExamPart, Position
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL, since
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

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TOO_FEW_MEMBERS, NOT_A_MEMBER or ALREADY_SEATED.
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, position)
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

    Source: TT 22/2025 arts. 19-22. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_ASKED_FOR,
    OFF_SCALE or REASON_MISSING.
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, entry)
    _require_asked(locked, entry)
    if not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    scoring_of(locked).decided.check(points)
    made = PanelDecision(entry=entry, part=part, points=points, reason=reason, decided_at=at)
    locked.record(
        "panel.decided",
        about=entry.number,
        rows=[made],
        points=f"{points:.2f}",
        reason=reason,
    )
    return made


def _require_asked(campaign: Campaign, entry: Entry) -> None:
    """Refuse a decision that neither the slips nor a defence that came too late ask for."""
    asked = {Pending.PANEL_HEAD_DECISION}
    if campaign.step != MARK_PROPOSAL:  # the slips of a late defence no longer come one by one
        asked.add(Pending.PANEL_SLIPS)
    [facts] = facts_of(campaign, entry.number)
    if not asked & set(score_proposal(facts.proposal, scoring_of(campaign)).pending):
        raise Refusal("NOT_ASKED_FOR", code=entry.number, kind=Pending.PANEL_HEAD_DECISION)


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
