"""The working calendar: which days are worked, and when a number of days ends.

Source: regulations 3 (counting days) and annex ii B. The table of holidays is edited every year.
Units: whole days. The first day counts as day 1 (inclusive, as councils count) or does not
(exclusive, as the Civil Code counts); a start that is not worked is never working day 1.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

DAY = timedelta(days=1)
SATURDAY = 5


class DayKind(StrEnum):
    """What the table says of a day; only MAKEUP_WORKDAY makes a weekend day worked."""

    HOLIDAY = "HOLIDAY"
    COMPENSATORY_OFF = "COMPENSATORY_OFF"
    SWAPPED_OFF = "SWAPPED_OFF"
    MAKEUP_WORKDAY = "MAKEUP_WORKDAY"


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Monday to Friday, less the days off, and the days worked to make up for them.

    `suspended` are the days on which the campaign stood still: no period counts them.
    """

    days_off: frozenset[date] = frozenset()
    makeup_workdays: frozenset[date] = frozenset()
    suspended: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        if day in self.days_off or day in self.suspended:
            return False
        return day.weekday() < SATURDAY or day in self.makeup_workdays

    def is_made_up(self, day: date) -> bool:
        """Say whether a Saturday or Sunday is worked in the place of another day."""
        return day.weekday() >= SATURDAY and self.is_working(day)

    def roll(self, day: date) -> date:
        """Return the day, or the next working day if it is not worked."""
        return day if self.is_working(day) else self.after(day, 1)

    def after(self, day: date, working_days: int) -> date:
        """Return the n-th working day after a day, which itself does not count."""
        return self._nth(_onwards(day + DAY, DAY), working_days)

    def before(self, day: date, working_days: int) -> date:
        """Return the n-th working day before a day, which itself does not count."""
        return self._nth(_onwards(day - DAY, -DAY), working_days)

    def end(self, start: date, working_days: int, *, count_first_day: bool) -> date:
        """Return the last of n working days from a start that counts or does not."""
        return self.after(start - DAY if count_first_day else start, working_days)

    def end_of_days(self, start: date, days: int, *, count_first_day: bool) -> date:
        """Return the last of n calendar days from a start that counts or does not."""
        if not self.suspended or not days:
            return end_of_days(start, days, count_first_day=count_first_day)
        return self._counted(_onwards(start if count_first_day else start + DAY, DAY), days)

    def days_before(self, day: date, days: int) -> date:
        """Return the n-th calendar day before a day, which itself does not count."""
        return self._counted(_onwards(day - DAY, -DAY), days) if days else day

    def _counted(self, days: Iterator[date], number: int) -> date:
        counted = (day for day in days if day not in self.suspended)
        return next(islice(counted, number - 1, None))

    def _nth(self, days: Iterator[date], number: int) -> date:
        worked = (day for day in days if self.is_working(day))
        for _ in range(number - 1):
            next(worked)
        return next(worked)


def calendar_of(days: Iterable[tuple[date, DayKind]]) -> WorkingCalendar:
    """Return the calendar that a table of days describes."""
    table = tuple(days)
    makeup = frozenset(day for day, kind in table if kind == DayKind.MAKEUP_WORKDAY)
    return WorkingCalendar(
        days_off=frozenset(day for day, kind in table if kind != DayKind.MAKEUP_WORKDAY),
        makeup_workdays=makeup,
    )


def end_of_days(start: date, days: int, *, count_first_day: bool) -> date:
    """Return the last of n calendar days from a start that counts or does not."""
    return start + (days - 1 if count_first_day else days) * DAY


def _onwards(day: date, step: timedelta) -> Iterator[date]:
    while True:
        yield day
        day += step
