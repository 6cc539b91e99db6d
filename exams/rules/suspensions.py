"""How a suspended campaign's days stand still: what had not passed moves by the suspended time.

Source: Kết luận 128-KL/TW (regulations 2.1: campaigns can be suspended nationally); regulations 3
(counting days). Units: whole days. The day on which a campaign was suspended is the first that
does not count, the day on which it goes on counts again: on one and the same day nothing moves.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum

from exams.rules.calendar import DAY, WorkingCalendar
from exams.rules.deadline_rules import DAY_OF, DEADLINE_RULES, CampaignDates, DayUnit

REMARK_UNTIL = ".remark_until"  # the window of one part, opened with its first results
Moves = Mapping[str, tuple[date, date]]  # which day -> the day it was, the day it is


class DayRole(StrEnum):
    """What a fixed day is: the start or the end of a period, or the day of a sitting."""

    START = "START"
    END = "END"
    END_IN_WORKING_DAYS = "END_IN_WORKING_DAYS"
    SITTING = "SITTING"


@dataclass(frozen=True, slots=True)
class Suspension:
    """The time for which a campaign stood still, and the days that moved when it went on."""

    since: date
    until: date  # the day it went on, which counts again
    moves: Moves = field(default_factory=dict)

    @property
    def days(self) -> int:
        return (self.until - self.since).days


@dataclass(frozen=True, slots=True)
class Delay:
    """By how many days a deadline moved, and the suspensions for which it did."""

    days: int
    suspensions: tuple[Suspension, ...]


def role_of(name: str) -> DayRole:
    """Return what the day of this name is: one of CampaignDates, of the plan, of a part."""
    if name in DAY_OF.values():
        return DayRole.SITTING
    if name == "registration_opens":
        return DayRole.START
    units = {rule.given: rule.unit for rule in DEADLINE_RULES if rule.given}
    in_working_days = units.get(name) == DayUnit.WORKING_DAYS or name.endswith(REMARK_UNTIL)
    return DayRole.END_IN_WORKING_DAYS if in_working_days else DayRole.END


def day_code(name: str) -> str:
    """Return the code under which the catalogue has the words of a day's name."""
    return f"DAY_{name}".replace(".", "_").upper()


def suspended_days(suspensions: Iterable[Suspension]) -> frozenset[date]:
    """Return the days that no period counts."""
    return frozenset(
        each.since + number * DAY for each in suspensions for number in range(each.days)
    )


def moved_day(
    day: date, role: DayRole, suspension: Suspension, calendar: WorkingCalendar, *, rolls: bool
) -> date:
    """Return the day that takes the place of one fixed before the campaign stood still.

    A period that had begun keeps its start, one that had ended its end. What had not passed moves
    by the suspended days; a period in working days keeps as many of them as were left; an end moves
    on to a worked day if the profile rolls ends, a sitting if it was on a worked day.
    """
    passed = day <= suspension.since if role == DayRole.START else day < suspension.since
    if passed or not suspension.days:
        return day
    moved = day + suspension.days * DAY
    if role == DayRole.END_IN_WORKING_DAYS:
        moved = max(moved, _as_many_worked(day, suspension, calendar))
    if role == DayRole.SITTING:
        return calendar.roll(moved) if calendar.is_working(day) else moved
    return calendar.roll(moved) if rolls and role != DayRole.START else moved


def _as_many_worked(day: date, suspension: Suspension, calendar: WorkingCalendar) -> date:
    """Return the day by which as many days are worked as were left of a period; both included."""
    left = (suspension.since + number * DAY for number in range((day - suspension.since).days + 1))
    worked = sum(calendar.is_working(each) for each in left)
    return calendar.after(suspension.until - DAY, worked) if worked else day


def moves_of(
    days: Mapping[str, date], suspension: Suspension, calendar: WorkingCalendar, *, rolls: bool
) -> dict[str, tuple[date, date]]:
    """Return which of these days move for a suspension that ends: {name: (was, is)}."""
    moved = {
        name: (day, moved_day(day, role_of(name), suspension, calendar, rolls=rolls))
        for name, day in days.items()
    }
    return {name: (was, now) for name, (was, now) in moved.items() if was != now}


def day_before(name: str, day: date, suspensions: Sequence[Suspension]) -> date:
    """Return a day as it stood before these suspensions; one that was fixed since is itself."""
    for suspension in reversed(suspensions):
        was, now = suspension.moves.get(name, (day, None))
        if now != day:
            return day
        day = was
    return day


def dates_before(dates: CampaignDates, suspensions: Sequence[Suspension]) -> CampaignDates:
    """Return the days of a campaign as they stood before these suspensions."""
    fixed = {each.name: getattr(dates, each.name) for each in fields(dates)}
    return replace(
        dates,
        **{name: day_before(name, day, suspensions) for name, day in fixed.items() if day},
    )
