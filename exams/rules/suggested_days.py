"""The days of a plan that the law suggests: the last worked one of each period, one after another.

Source: regulations 3 (P4 to P19). Units: whole days.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date

from exams.rules.calendar import WorkingCalendar
from exams.rules.deadline_rules import AT_LEAST, CampaignDates, DayUnit
from exams.rules.deadlines import Deadline
from exams.rules.plan_of_days import PLAN, PlanClock, PlanDay, least_day

_IN_DAYS = (DayUnit.DAYS, DayUnit.DAYS_BEFORE)


def suggested_day(day: PlanDay, dates: CampaignDates, clock: PlanClock) -> date | None:
    """Return the last worked day that the law leaves for a step; of a window, the first.

    A step that no period ends is suggested for the first day on which it can be.
    """
    deadline, least = clock.deadline(day.name, dates), least_day(day, dates, clock)
    if deadline is None:
        return least
    end = _worked(deadline, clock.calendar)
    return max(end, least) if least else end


def by_law(dates: CampaignDates, clock: PlanClock, days: Iterable[PlanDay] = PLAN) -> CampaignDates:
    """Return a plan of which the blank days among these are reckoned by the law."""
    return _reckoned(dates, clock, days, lambda day, _: day is None)


def restarted(
    dates: CampaignDates, clock: PlanClock, typed: Collection[str] = frozenset()
) -> CampaignDates:
    """Return a plan whose days lie in order: one too early by now is reckoned again (P4).

    Those that were `typed`, by name, stay as they are.
    """
    others = [day for day in PLAN if day.name not in typed]
    return _reckoned(dates, clock, others, lambda day, least: bool(day and least and day < least))


def _reckoned(
    dates: CampaignDates,
    clock: PlanClock,
    days: Iterable[PlanDay],
    is_open: Callable[[date | None, date | None], bool],
) -> CampaignDates:
    """Reckon the days that are open one after another, each from those before it."""
    exam = dates.written_exam
    for day in days:
        whole = dates if exam else _with_exam(dates, clock)
        if is_open(getattr(dates, day.name), least_day(day, whole, clock)):
            dates = replace(dates, **{day.name: suggested_day(day, whole, clock)})
    return dates


def _with_exam(dates: CampaignDates, clock: PlanClock) -> CampaignDates:
    """Take the last day by law for a written test that is not fixed yet (P7)."""
    deadline = clock.deadline("written_exam", dates)
    return replace(dates, written_exam=_worked(deadline, clock.calendar)) if deadline else dates


def _worked(deadline: Deadline, calendar: WorkingCalendar) -> date:
    """Return the end of a period, moved within it to a day that is worked."""
    end = deadline.profile_end
    if deadline.step in AT_LEAST:
        return calendar.roll(end)
    is_free = deadline.unit in _IN_DAYS and not calendar.is_working(end)
    return calendar.before(end, 1) if is_free else end
