"""The deadlines of a campaign, step by step, in both ways of counting days.

Source: regulations 3 (P3 to P23) and annex ii B. The profile chooses the way of counting and
whether an end on a day off moves to the next working day; both are always shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from exams.rules.calendar import WorkingCalendar
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.deadline_rules import (
    AT_LEAST,
    DEADLINE_RULES,
    CampaignDates,
    DayUnit,
    DeadlineRule,
)
from exams.rules.suspensions import Delay

MANY_REGISTRANTS = 500  # P5
MANY_CANDIDATES = 1000  # P11
NOTHING_HAPPENED = CampaignDates()


@dataclass(frozen=True, slots=True)
class End:
    """Where a number of days ends, and the next working day if that day is not worked."""

    on: date
    is_working_day: bool
    rolled: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline reckoned; one that lies before its start has no two ways of counting."""

    step: str
    start: date
    count: int  # negative: before the start
    unit: DayUnit
    inclusive: End | None
    exclusive: End | None
    profile_end: date
    given: date | None
    delay: Delay | None = None  # for the time that the campaign was suspended
    stands_still: bool = False  # the campaign is suspended, and this had not passed
    happened: date | None = None  # when it really happened

    @property
    def day(self) -> date:
        """Return the day that counts: the one given, otherwise the end by law."""
        return self.given or self.profile_end

    @property
    def in_time(self) -> bool | None:
        """Tell whether the date given is not later than the end; None without a date."""
        return None if self.given is None else self.given <= self.profile_end

    @property
    def is_late(self) -> bool:
        """Tell whether the date given leaves somebody less than the law gives them."""
        return self.in_time is False and self.step not in AT_LEAST

    @property
    def days_late(self) -> int:
        """Return how many calendar days after its end a step was done; 0 in time, or not yet."""
        return max(0, (self.happened - self.profile_end).days) if self.happened else 0


def deadlines(
    dates: CampaignDates,
    profile: CalendarProfile,
    calendar: WorkingCalendar,
    *,
    registrants: int = 0,
    candidates: int = 0,
    happened: CampaignDates = NOTHING_HAPPENED,
    rules: Sequence[DeadlineRule] = DEADLINE_RULES,
) -> tuple[Deadline, ...]:
    """Return every deadline whose start is known, in the order of the steps.

    A period begins when what starts it `happened`, and until then on the day that is planned.
    Source: regulations 3 and annex ii B. Units: calendar days or working days, as each step says.
    """
    for_many = _for_many(profile, registrants, candidates)
    days = {
        each.name: getattr(happened, each.name) or getattr(dates, each.name)
        for each in fields(CampaignDates)
    }
    return tuple(
        replace(
            _reckoned(step, start, days.get(step.given), for_many, calendar),
            happened=_happened(step, happened),
        )
        for step in rules
        if (start := days[step.start]) is not None
    )


def _happened(step: DeadlineRule, happened: CampaignDates) -> date | None:
    """Return when a step happened; the end of a window is nobody's act."""
    named = step.given and step.name not in AT_LEAST
    return getattr(happened, step.given) if named else None


def columns(deadline: Deadline) -> dict[str, str]:
    """Return a deadline as a row of plain text: ISO dates, YES and NO, empty if not applicable."""
    return {
        "step": deadline.step,
        "start": _text(deadline.start),
        "count": str(deadline.count),
        "unit": deadline.unit,
        **_end_columns("end_inclusive", deadline.inclusive),
        **_end_columns("end_exclusive", deadline.exclusive),
        "profile_end": _text(deadline.profile_end),
        "date_given": _text(deadline.given),
        "given_in_time": _text(deadline.in_time),
    }


def _for_many(profile: CalendarProfile, registrants: int, candidates: int) -> CalendarProfile:
    """Lengthen the screening from 500 registrants on, marking and remarks from 1000 candidates."""
    if registrants >= MANY_REGISTRANTS:
        profile = replace(profile, screening_days=profile.screening_days_many)
    if candidates >= MANY_CANDIDATES:
        profile = replace(
            profile,
            marking_days=profile.marking_days_many,
            remark_marking_days=profile.remark_marking_days_many,
        )
    return profile


def _reckoned(
    step: DeadlineRule,
    start: date,
    announced: date | None,
    profile: CalendarProfile,
    calendar: WorkingCalendar,
) -> Deadline:
    count: int = getattr(profile, step.parameter)
    if step.unit in (DayUnit.DAYS_BEFORE, DayUnit.WORKING_DAYS_BEFORE):
        end = _before(step.unit, start, count, calendar)
        return Deadline(step.name, start, -count, step.unit, None, None, end, announced)
    first, second = (_end(step.unit, start, count, calendar, counted) for counted in (True, False))
    chosen = first if profile.count_first_day else second
    end = chosen.rolled if profile.roll_end_to_working_day else chosen.on
    return Deadline(step.name, start, count, step.unit, first, second, end, announced)


def _before(unit: DayUnit, start: date, count: int, calendar: WorkingCalendar) -> date:
    if unit == DayUnit.DAYS_BEFORE:
        return calendar.days_before(start, count)
    return calendar.before(start, count)


def _end(unit: DayUnit, start: date, count: int, calendar: WorkingCalendar, counted: bool) -> End:
    if unit == DayUnit.WORKING_DAYS:
        on = calendar.end(start, count, count_first_day=counted)
    else:
        on = calendar.end_of_days(start, count, count_first_day=counted)
    return End(on, calendar.is_working(on), calendar.roll(on))


def _end_columns(name: str, end: End | None) -> dict[str, str]:
    on, is_working, rolled = (end.on, end.is_working_day, end.rolled) if end else (None,) * 3
    return {
        name: _text(on),
        f"{name}_is_working_day": _text(is_working),
        f"{name}_rolled": _text(rolled),
    }


def _text(value: date | bool | None) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return "YES" if value else "NO"
