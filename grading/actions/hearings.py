"""Which slips are still open in a defence, and whom nobody has heard."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from exams.models import Entry, ExamPart
from exams.rules.enums import SittingState
from grading.models import CouncilDecision, Seat, Slip
from grading.rules.enums import CouncilDecisionKind


def open_slips(part: ExamPart) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the candidate numbers of (slips begun and not handed in, slips never begun).

    A member who was replaced owes nothing, nor does one who came after a person was heard; a panel
    that was approved to go on with fewer owes only what it began.
    """
    slips = {(slip.seat_id, slip.entry_id): slip for slip in Slip.objects.filter(seat__part=part)}
    reductions = CouncilDecision.objects.filter(kind=CouncilDecisionKind.REDUCED_PANEL)
    reduced = set(reductions.values_list("position", flat=True))
    unfinished, unscored = set(), set()
    for seat, entry in _hearings(part, slips.values()):
        slip = slips.get((seat.pk, entry.pk))
        if slip and slip.points is not None:
            if not slip.handed_in_at:
                unfinished.add(entry.number)
        elif seat.position_id not in reduced:
            unscored.add(entry.number)
    return tuple(sorted(unfinished)), tuple(sorted(unscored))


def _hearings(part: ExamPart, slips: Iterable[Slip]) -> Iterator[tuple[Seat, Entry]]:
    """Yield each member who sits now with each person of theirs who was not heard before."""
    present = Entry.objects.filter(sittings__part=part, sittings__state=SittingState.PRESENT)
    of_position: dict[Any, list[Entry]] = {}
    for entry in present:
        of_position.setdefault(entry.position_id, []).append(entry)
    heard_at = _heard_at(slips)
    for seat in Seat.objects.filter(part=part, left_at=None):
        for entry in of_position.get(seat.position_id, ()):
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
