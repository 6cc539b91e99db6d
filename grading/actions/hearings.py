"""Which slips are still open in a defence, and whom nobody has heard."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from exams.models import Entry, ExamPart, Recusal, Sitting
from exams.rules.enums import SittingState
from grading.models import CouncilDecision, Seat, Slip, not_held_again
from grading.rules.enums import CouncilDecisionKind

OpenSlips = tuple[tuple[str, ...], tuple[str, ...]]  # begun and not handed in, never begun


def open_slips(part: ExamPart) -> OpenSlips:
    """Return the candidate numbers of (slips begun and not handed in, slips never begun)."""
    return open_slips_of([part.pk])[part.pk]


def open_slips_of(parts: Iterable[Any]) -> dict[Any, OpenSlips]:
    """Return the open slips of any number of defences, by the key of the part.

    A member who was replaced owes nothing, nor does one who came after a person was heard, or who
    does not judge that person; a panel
    that was approved to go on with fewer owes only what it began.
    """
    keys = list(parts)
    slips = {
        (each.seat_id, each.entry_id): each for each in Slip.objects.filter(seat__part__in=keys)
    }
    reductions = CouncilDecision.objects.filter(kind=CouncilDecisionKind.REDUCED_PANEL)
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
    """Yield each member who sits now with each person whom they judge and nobody heard before."""
    came = Sitting.objects.filter(part__in=parts, state=SittingState.PRESENT)
    present = came.filter(not_held_again("entry__position"))
    defending: dict[Any, list[Entry]] = {}
    for sitting in present.select_related("entry"):
        where = (sitting.part_id, sitting.entry.position_id)
        defending.setdefault(where, []).append(sitting.entry)
    heard_at = _heard_at(slips)
    recusals = Recusal.objects.filter(entry__lots__part__in=parts, lifted_at=None)
    recused = set(recusals.values_list("person", "entry"))
    for seat in Seat.objects.sitting().filter(part__in=parts):
        for entry in defending.get((seat.part_id, seat.position_id), ()):
            heard = heard_at.get(entry.pk)
            if (seat.member_id, entry.pk) in recused:
                continue
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
