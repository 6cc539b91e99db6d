"""The days of a plan in their order: before which none may lie, and which one the law suggests.

Source: regulations 3 (P5 to P19). Units: whole days.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from accounts.rules.duties import Duty
from exams.rules.calendar import DAY, WorkingCalendar
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.checks import Check, error
from exams.rules.deadline_rules import AT_LEAST, DEADLINE_RULES, CampaignDates, DayUnit
from exams.rules.deadlines import Deadline, deadlines
from exams.rules.enums import PartKind
from exams.rules.suspensions import day_code


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A day of the plan by its name in CampaignDates, and the days that come before it."""

    name: str
    after: tuple[str, ...]
    is_later: bool = False  # not on the same day as one of them either
    is_of_written: bool = False  # a plan without a written test has none


PLAN = (
    PlanDay("eligible_list_published", ("registration_closes",), is_later=True),
    PlanDay("summons", ("eligible_list_published",), is_of_written=True),
    PlanDay("posting", ("eligible_list_published",), is_of_written=True),
    PlanDay("provisional_published", ("written_exam",), is_of_written=True),
    PlanDay("remark_request_until", ("provisional_published",), is_of_written=True),
    PlanDay("remark_published", ("remark_request_until",), is_later=True, is_of_written=True),
    PlanDay("marking_finished", ("remark_published", "defence")),
    PlanDay("reported", ("marking_finished",)),
    PlanDay("approved", ("reported",)),
    PlanDay("published", ("approved",)),
)
_STEP_OF = {rule.given: rule.name for rule in DEADLINE_RULES if rule.given}
_IN_DAYS = (DayUnit.DAYS, DayUnit.DAYS_BEFORE)


@dataclass(frozen=True, slots=True)
class EarlyDay:
    """A planned day that lies before the first one on which its step can be."""

    name: str
    planned: date
    least: date


@dataclass(frozen=True, slots=True)
class PlanClock:
    """By what the days of a plan are reckoned."""

    profile: CalendarProfile
    calendar: WorkingCalendar

    def deadline(self, name: str, dates: CampaignDates) -> Deadline | None:
        """Return the period that a day of the plan ends; None where its start is not fixed."""
        reckoned = deadlines(dates, self.profile, self.calendar)
        step = _STEP_OF.get(name)
        return next((each for each in reckoned if each.step == step), None)


def plan_for(kinds: Iterable[PartKind]) -> tuple[PlanDay, ...]:
    """Return the days that a plan with these parts has, in their order."""
    is_written = PartKind.WRITTEN in kinds
    return tuple(day for day in PLAN if is_written or not day.is_of_written)


def least_day(day: PlanDay, dates: CampaignDates, clock: PlanClock) -> date | None:
    """Return the first day on which a step can be; None while nothing before it is fixed."""
    deadline = clock.deadline(day.name, dates)
    if deadline and deadline.step in AT_LEAST:
        return deadline.profile_end
    before = [fixed for name in day.after if (fixed := getattr(dates, name))]
    return max(before) + day.is_later * DAY if before else None


def early_days(dates: CampaignDates, clock: PlanClock) -> tuple[EarlyDay, ...]:
    """Return the planned days that lie before what they follow, in the order of the steps."""
    return tuple(
        EarlyDay(day.name, planned, least)
        for day in PLAN
        if (planned := getattr(dates, day.name)) and (least := _missed(day, dates, clock))
    )


def early_day_checks(early: Iterable[EarlyDay]) -> Iterable[Check]:
    """Yield what is planned too early: it is mended before the plan is announced."""
    for each in early:
        yield error(
            "PLANNED_TOO_EARLY",
            Duty.PREPARE,
            "exams:plan-days",
            field=each.name,
            what=day_code(each.name),
            planned=f"{each.planned:%d/%m/%Y}",
            least=f"{each.least:%d/%m/%Y}",
        )


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


def _missed(day: PlanDay, dates: CampaignDates, clock: PlanClock) -> date | None:
    """Return the first day on which a planned step can be, if it is planned before."""
    planned, least = getattr(dates, day.name), least_day(day, dates, clock)
    return least if planned and least and planned < least else None
