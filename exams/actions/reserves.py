"""Who of a board's reserve may take a seat that somebody had to leave. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass

from exams.models import Campaign, Member
from exams.rules.bodies import BodyKind, Office


@dataclass(frozen=True, slots=True)
class ReserveOffer:
    """The seats of a board that wait for somebody, and who sits in its reserve."""

    vacated: tuple[Member, ...] = ()
    reserve: tuple[Member, ...] = ()

    @property
    def is_there(self) -> bool:
        return bool(self.vacated and self.reserve)

    @property
    def vacated_names(self) -> tuple[str, ...]:
        return _names(self.vacated)

    @property
    def reserve_names(self) -> tuple[str, ...]:
        return _names(self.reserve)


def reserve_offer(campaign: Campaign, kind: BodyKind) -> ReserveOffer:
    """Return what the reserve of a founded board could fill today."""
    rows = Member.objects.filter(
        body__campaign=campaign, body__kind=kind, body__founded_at__isnull=False
    )
    seats = list(rows.replaceable().select_related("person", "body").order_by("pk"))
    return ReserveOffer(
        vacated=tuple(seat for seat in seats if seat.is_vacated),
        reserve=tuple(seat for seat in seats if not seat.left_at and seat.office == Office.RESERVE),
    )


def _names(seats: Iterable[Member]) -> tuple[str, ...]:
    return tuple(sorted(str(seat.person) for seat in seats))
