"""A panel that changes: completed before the first slip, replaced for those not yet heard."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign, require_same_campaign
from exams.models import Entry, ExamPart, Position, Sitting
from exams.rules.enums import SittingState
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_PROPOSAL, SIT_PROPOSAL
from grading.actions.panel import require_member
from grading.models import CouncilDecision, Seat, Slip

LEAST_APPROVED = 2  # noi quy art. 19: fewer than two never score a defence


@action(duty=Duty.DECIDE, steps=[SIT_PROPOSAL, MARK_PROPOSAL])
def complete(
    *, part: ExamPart, position: Position, member: Person, by: Person, at: datetime
) -> Seat:
    """Seat one more member before the first slip of a position.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, NOT_A_MEMBER, NOT_SEATED (no panel yet),
    ALREADY_SEATED (this person) or ALREADY_HEARD.
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, position)
    require_member(member, locked.code, at)
    if _slips(part, position):
        raise Refusal("ALREADY_HEARD", position=position.code)
    seat = _next_seat(part, position, member, at)
    locked.record("panel.completed", about=position.code, rows=[seat], member=member.pseudonym)
    return seat


@action(duty=Duty.DECIDE, steps=[SIT_PROPOSAL, MARK_PROPOSAL])
def replace(*, seat: Seat, member: Person, reason: str, by: Person, at: datetime) -> Seat:
    """Put somebody else in the place of a member, for all who are not yet heard.

    What the former member handed in counts for those who were heard. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE, NOT_A_MEMBER, ALREADY_SEATED, LEFT_PANEL or REASON_MISSING.
    """
    locked = lock_campaign(seat.part.campaign)
    require_member(member, locked.code, at)
    if seat.left_at:
        raise Refusal("LEFT_PANEL")
    if not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    fresh = _next_seat(seat.part, seat.position, member, at)
    seat.left_at, seat.reason = at, reason
    locked.record(
        "panel.replaced",
        about=seat.position.code,
        rows=[seat, fresh],
        former=seat.member.pseudonym,
        member=member.pseudonym,
        reason=reason,
    )
    return fresh


@action(duty=Duty.DECIDE, steps=[MARK_PROPOSAL], two_persons="REDUCE_PANEL")
def reduce(
    *, part: ExamPart, position: Position, least: int, document: str, by: Person, at: datetime
) -> CouncilDecision:
    """Let a panel go on with fewer members than the profile asks, two at least, by approval.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED, TOO_FEW_MEMBERS, NOT_SEATED or
    DOCUMENT_MISSING.
    """
    locked = lock_campaign(part.campaign)
    require_same_campaign(locked, position)
    _require_reducible(part, position, least, document)
    decision = CouncilDecision(
        position=position,
        kind="REDUCED_PANEL",
        value=str(least),
        document=document,
        decided_on=timezone.localdate(at),
        decided_at=at,
    )
    locked.record(
        "panel.reduced", about=position.code, rows=[decision], least=least, document=document
    )
    return decision


def _require_reducible(part: ExamPart, position: Position, least: int, document: str) -> None:
    if not document.strip():
        raise Refusal("DOCUMENT_MISSING", field="document")
    if not position.seats.filter(part=part).exists():
        raise Refusal("NOT_SEATED", position=position.code)
    if least < LEAST_APPROVED:
        raise Refusal("TOO_FEW_MEMBERS", count=least, least=LEAST_APPROVED, field="least")


def _next_seat(part: ExamPart, position: Position, member: Person, at: datetime) -> Seat:
    seats = list(position.seats.filter(part=part).order_by("number"))
    if not seats:
        raise Refusal("NOT_SEATED", position=position.code)
    if any(seat.member_id == member.pk for seat in seats):
        raise Refusal("ALREADY_SEATED", position=position.code)
    number = seats[-1].number + 1
    return Seat(part=part, position=position, member=member, number=number, seated_at=at)


def _slips(part: ExamPart, position: Position) -> bool:
    return Slip.objects.filter(seat__part=part, seat__position=position).exists()


OpenSlips = tuple[tuple[str, ...], tuple[str, ...]]  # begun and not handed in, never begun


def open_slips(part: ExamPart) -> OpenSlips:
    """Return the candidate numbers of (slips begun and not handed in, slips never begun)."""
    return open_slips_of([part.pk])[part.pk]


def open_slips_of(parts: Iterable[Any]) -> dict[Any, OpenSlips]:
    """Return the open slips of any number of defences, by the key of the part.

    A member who was replaced owes nothing, nor does one who came after a person was heard; a panel
    that was approved to go on with fewer owes only what it began.
    """
    keys = list(parts)
    slips = {
        (each.seat_id, each.entry_id): each for each in Slip.objects.filter(seat__part__in=keys)
    }
    reductions = CouncilDecision.objects.filter(kind="REDUCED_PANEL")
    reduced = set(reductions.values_list("position", flat=True))
    unfinished: dict[Any, set[str]] = {pk: set() for pk in keys}
    unscored: dict[Any, set[str]] = {pk: set() for pk in keys}
    for seat, entry in _hearings(keys, slips.values()):
        slip = slips.get((seat.pk, entry.pk))
        if slip and slip.points is not None:
            if not slip.handed_in_at:
                unfinished[seat.part_id].add(entry.number)
        elif seat.position_id not in reduced:
            unscored[seat.part_id].add(entry.number)
    return {pk: (tuple(sorted(unfinished[pk])), tuple(sorted(unscored[pk]))) for pk in keys}


def _hearings(parts: list[Any], slips: Iterable[Slip]) -> Iterator[tuple[Seat, Entry]]:
    """Yield each member who sits now with each person of theirs who was not heard before."""
    present = Sitting.objects.filter(part__in=parts, state=SittingState.PRESENT)
    defending: dict[Any, list[Entry]] = {}
    for sitting in present.select_related("entry"):
        where = (sitting.part_id, sitting.entry.position_id)
        defending.setdefault(where, []).append(sitting.entry)
    heard_at = _heard_at(slips)
    for seat in Seat.objects.filter(part__in=parts, left_at=None):
        for entry in defending.get((seat.part_id, seat.position_id), ()):
            heard = heard_at.get(entry.pk)
            if not (heard and seat.seated_at and heard < seat.seated_at):
                yield seat, entry


def _heard_at(slips: Iterable[Slip]) -> dict[Any, datetime]:
    """Return when the first slip of each entry was handed in."""
    heard_at: dict[Any, datetime] = {}
    for slip in slips:
        if slip.handed_in_at:
            first = heard_at.get(slip.entry_id, slip.handed_in_at)
            heard_at[slip.entry_id] = min(first, slip.handed_in_at)
    return heard_at
