"""How the end of a deadline was reckoned: from which day, which days did not count, where it moved.

Source: regulations 3 (counting days) and annex ii B. Units: whole days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exams.rules.calendar import DAY, SATURDAY, WorkingCalendar
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.deadline_rules import DEADLINE_RULES, RULES_OF_THE_OFFICE, DayUnit
from exams.rules.deadlines import Deadline, End

START_OF = {rule.name: rule.start for rule in (*DEADLINE_RULES, *RULES_OF_THE_OFFICE)}
IN_WORKING_DAYS = (DayUnit.WORKING_DAYS, DayUnit.WORKING_DAYS_BEFORE)


@dataclass(frozen=True, slots=True)
class Working:
    """What one who counts on the fingers has to know to come to the same day.

    `start_name` is a field of CampaignDates. `reached` is the day on which the count ends, `end`
    the one that holds: another where the profile moves an end to a worked day.
    """

    start_name: str
    start: date
    count: int  # negative: before the start
    unit: DayUnit
    counts_start: bool
    reached: date
    end: date
    end_is_worked: bool
    days_off: tuple[date, ...] = ()  # from Monday to Friday, and not counted
    made_up: tuple[date, ...] = ()  # Saturdays and Sundays that were worked, and counted
    suspended: int = 0

    @property
    def moved(self) -> bool:
        return self.reached != self.end


def working_of(deadline: Deadline, profile: CalendarProfile, calendar: WorkingCalendar) -> Working:
    """Return how a deadline was reckoned; `calendar` knows the days that stood still."""
    chosen = deadline.inclusive if profile.count_first_day else deadline.exclusive
    reached = (chosen or End(deadline.profile_end, True, deadline.profile_end)).on
    in_working_days = deadline.unit in IN_WORKING_DAYS
    counts_start = chosen is not None and profile.count_first_day
    if in_working_days:  # a start that is not worked is never working day 1
        counts_start = counts_start and calendar.is_working(deadline.start)
    passed = tuple(_passed(deadline.start, reached, counts_start))
    return Working(
        start_name=START_OF[deadline.step],
        start=deadline.start,
        count=deadline.count,
        unit=deadline.unit,
        counts_start=counts_start,
        reached=reached,
        end=deadline.profile_end,
        end_is_worked=calendar.is_working(reached),
        days_off=tuple(_days_off(passed, calendar)) if in_working_days else (),
        made_up=tuple(filter(calendar.is_made_up, passed)) if in_working_days else (),
        suspended=sum(day in calendar.suspended for day in passed),
    )


def _passed(start: date, end: date, counts_start: bool) -> Iterable[date]:
    """Return the days that were gone through in counting, those that did not count too."""
    first, last = (start, end) if start <= end else (end, start - DAY)
    if start <= end and not counts_start:
        first += DAY
    return (first + number * DAY for number in range((last - first).days + 1))


def _days_off(days: Iterable[date], calendar: WorkingCalendar) -> Iterable[date]:
    for day in days:
        if day.weekday() < SATURDAY and day in calendar.days_off and day not in calendar.suspended:
            yield day
