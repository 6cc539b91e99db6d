"""The days of a plan in their order: before which none may lie.

Source: regulations 3 (P5 to P19). Units: whole days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from accounts.rules.duties import Duty
from exams.rules.calendar import DAY, WorkingCalendar
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.checks import Check, error, warning
from exams.rules.deadline_rules import AT_LEAST, DEADLINE_RULES, CampaignDates
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


def early_day_checks(early: Iterable[EarlyDay], *, named: bool = False) -> Iterable[Check]:
    """Yield what is planned too early: refused where it is typed.

    `named`: two persons may pass it by name in a plan that came from elsewhere, since the step
    itself is refused before its day.
    """
    level = warning if named else error
    for each in early:
        yield level(
            "PLANNED_TOO_EARLY",
            Duty.PREPARE,
            "exams:plan-days",
            items=[day_code(each.name)],
            field=each.name,
            what=day_code(each.name),
            planned=f"{each.planned:%d/%m/%Y}",
            least=f"{each.least:%d/%m/%Y}",
        )


def _missed(day: PlanDay, dates: CampaignDates, clock: PlanClock) -> date | None:
    """Return the first day on which a planned step can be, if it is planned before."""
    planned, least = getattr(dates, day.name), least_day(day, dates, clock)
    return least if planned and least and planned < least else None
