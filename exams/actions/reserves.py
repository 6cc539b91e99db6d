"""Who of a board's reserve may take a seat that somebody had to leave. Reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

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
    """Return what the reserve of a founded board could fill today.

    A seat whose days are over waits for somebody like one that was left.
    """
    today = timezone.localdate()
    rows = Member.objects.filter(
        body__campaign=campaign, body__kind=kind, body__founded_at__isnull=False
    )
    seats = list(rows.replaceable().select_related("person", "body").order_by("pk"))
    at_work = [seat for seat in seats if seat.is_vacated or seat.office != Office.RESERVE]
    reserve = [seat for seat in seats if seat.office == Office.RESERVE]
    return ReserveOffer(
        vacated=tuple(seat for seat in at_work if seat.is_vacated or _is_over(seat, today)),
        reserve=tuple(seat for seat in reserve if not seat.left_at and not _is_over(seat, today)),
    )


def _is_over(seat: Member, today: date) -> bool:
    return seat.ends_on is not None and seat.ends_on < today


def _names(seats: Iterable[Member]) -> tuple[str, ...]:
    return tuple(sorted(str(seat.person) for seat in seats))
