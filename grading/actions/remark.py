"""Remark (phúc khảo): a request in time, other hands, and the chair's word where they differ."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import (
    lock_campaign,
    require_not_in_future,
    require_same_campaign,
)
from exams.actions.recused import require_entries_open
from exams.models import Campaign, Entry, ExamPart
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_WRITTEN, since
from grading.actions.deciding import bounds_of_dialogue, require_dialogue_asked
from grading.actions.held_again import require_not_held_again
from grading.actions.regulations import scoring_of
from grading.models import Dialogue, RemarkRequest


@action(steps=[MARK_WRITTEN])
def request(
    *, entry: Entry, part: ExamPart, on: date, until: date, by: Person, at: datetime
) -> RemarkRequest:
    """Take a request for a remark; one that comes too late is kept, and refused.

    Source: TT 22/2025 art. 17, NĐ 170/2025 art. 16. `on` is the day it was received, `until` the
    last day. The view makes sure whose entry it is. Raises Refusal OTHER_CAMPAIGN, RECUSED_FROM,
    NOT_REMARKABLE (no remark of a defence), NOT_PUBLISHED_YET, POSITION_IS_VOID (it has no
    results), NO_SCRIPT (absent, or zero by rule: there is nothing to mark again),
    ALREADY_REQUESTED, DAY_IN_FUTURE or DAY_BEFORE_PUBLICATION.
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, entry)
    require_entries_open(by, entry)
    require_in_order(entry, part, on, at)
    made = RemarkRequest(entry=entry, part=part, requested_on=on, refused_late=on > until)
    locked.record(
        "remark.requested",
        about=entry.number,
        rows=[made],
        on=str(on),
        refused_late=made.refused_late,
    )
    return made


def require_in_order(entry: Entry, part: ExamPart, on: date, at: datetime) -> None:
    """Refuse a request that cannot be entered at all; one that came late is entered, and refused.

    Raises Refusal NOT_REMARKABLE, NOT_PUBLISHED_YET, POSITION_IS_VOID, NO_SCRIPT,
    ALREADY_REQUESTED, DAY_IN_FUTURE or DAY_BEFORE_PUBLICATION.
    """
    _require_remarkable(part.campaign, entry, part)
    _require_received(part, on, at)


def _require_received(part: ExamPart, on: date, at: datetime) -> None:
    """Refuse a day on which nothing can have been received: to come, or before the publication."""
    require_not_in_future(on, at)
    published = timezone.localdate(part.provisional_at)
    if on < published:
        raise Refusal("DAY_BEFORE_PUBLICATION", day=f"{published:%d/%m/%Y}", field="on")


def _require_remarkable(campaign: Campaign, entry: Entry, part: ExamPart) -> None:
    if part.kind not in campaign.regulations["scoring"]["remark_allowed_parts"]:
        raise Refusal("NOT_REMARKABLE")
    if part.provisional_at is None:
        raise Refusal("NOT_PUBLISHED_YET")
    require_not_held_again(entry.position_id)
    if not entry.scripts.filter(part=part).exists():
        raise Refusal("NO_SCRIPT", number=entry.number)
    if entry.remark_requests.filter(part=part).exists():
        raise Refusal("ALREADY_REQUESTED")


@action(duty=Duty.DECIDE, steps=since(MARK_WRITTEN))
def decide(
    *, request: RemarkRequest, points: Decimal, minutes: str, by: Person, at: datetime
) -> Dialogue:
    """Decide the score after the two heads met: only the chair, only where the rule asks for it.

    Source: TT 22/2025 art. 17. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM,
    NOT_ASKED_FOR, MINUTES_MISSING, OFF_SCALE or BEYOND_POINTS (which takes two persons).
    """
    locked = lock_campaign(request.part.campaign)
    require_entries_open(by, request.entry)
    require_dialogue_asked(request, locked)
    if not minutes.strip():
        raise Refusal("MINUTES_MISSING", number=request.entry.number, field="minutes")
    scoring_of(locked).decided.check(points)
    bounds_of_dialogue(request, locked).require(points)
    made = Dialogue(request=request, points=points, minutes=minutes, decided_at=at)
    locked.record(
        "remark.decided",
        about=request.entry.number,
        rows=[made],
        points=f"{points:.2f}",
        minutes=minutes,
    )
    return made
