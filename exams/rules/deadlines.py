"""The deadlines of a campaign, step by step, in both ways of counting days.

Source: regulations 3 (P3 to P23) and annex ii B. The profile chooses the way of counting and
whether an end on a day off moves to the next working day; both are always shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from exams.rules.calendar import DAY, WorkingCalendar, end_of_days
from exams.rules.refusals import Refusal

MANY_REGISTRANTS = 500  # P5
MANY_CANDIDATES = 1000  # P11


class DayUnit(StrEnum):
    DAYS = "DAYS"
    WORKING_DAYS = "WORKING_DAYS"
    WORKING_DAYS_BEFORE = "WORKING_DAYS_BEFORE"
    DAYS_BEFORE = "DAYS_BEFORE"


@dataclass(frozen=True, slots=True)
class CalendarProfile:
    """The parameters of annex ii B, with their proposed values."""

    registration_days: int = 30
    count_first_day: bool = True
    roll_end_to_working_day: bool = False
    announcement_changes_max: int = 1
    announcement_change_min_days_before_opening: int = 10
    screening_days: int = 15
    screening_days_many: int = 30
    exam_within_days_of_close: int = 30
    summons_min_working_days: int = 5
    posting_min_working_days: int = 1
    marking_days: int = 15
    marking_days_many: int = 30
    remark_request_working_days: int = 5
    remark_marking_days: int = 10
    days_between_parts: int = 14
    report_working_days: int = 5
    approve_working_days: int = 5
    publish_working_days: int = 2
    supervision_report_working_days: int = 3
    archive_days: int = 365


def calendar_profile_of(table: Mapping[str, Any]) -> CalendarProfile:
    """Return the profile that a table of parameters describes; other keys are ignored.

    Raises Refusal PROFILE_VALUE for a number that is none, or a switch that is neither on nor off.
    """
    types = {field.name: type(field.default) for field in fields(CalendarProfile)}
    chosen = {name: table[name] for name in table if name in types}
    for name, value in chosen.items():
        if type(value) is not types[name]:
            allowed = "ALLOWED_BOOLEAN" if types[name] is bool else "ALLOWED_INTEGER"
            raise Refusal("PROFILE_VALUE", parameter=name, value=value, allowed=allowed)
    return CalendarProfile(**chosen)


@dataclass(frozen=True, slots=True)
class CampaignDates:
    """The dates that the announcement and the plan give; None where there is none yet."""

    registration_opens: date | None = None
    registration_closes: date | None = None
    eligible_list_published: date | None = None
    summons: date | None = None
    posting: date | None = None
    written_exam: date | None = None
    provisional_published: date | None = None
    remark_request_until: date | None = None
    remark_published: date | None = None
    marking_finished: date | None = None
    reported: date | None = None
    approved: date | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A deadline as the regulations set it: parameter, unit, start and the date that answers it."""

    name: str
    start: str  # field of CampaignDates
    parameter: str  # field of CalendarProfile
    unit: DayUnit
    given: str = ""  # field of CampaignDates, empty where none is announced


_DAYS, _WORKING, _WORKING_BEFORE = DayUnit.DAYS, DayUnit.WORKING_DAYS, DayUnit.WORKING_DAYS_BEFORE
DEADLINE_RULES = (
    DeadlineRule(
        "P3_REGISTRATION", "registration_opens", "registration_days", _DAYS, "registration_closes"
    ),
    DeadlineRule(
        "P5_SCREENING", "registration_closes", "screening_days", _DAYS, "eligible_list_published"
    ),
    DeadlineRule(
        "P7_WRITTEN_EXAM", "registration_closes", "exam_within_days_of_close", _DAYS, "written_exam"
    ),
    DeadlineRule("P11_MARKING", "written_exam", "marking_days", _DAYS, "provisional_published"),
    DeadlineRule(
        "P12_REMARK_REQUEST",
        "provisional_published",
        "remark_request_working_days",
        _WORKING,
        "remark_request_until",
    ),
    DeadlineRule(
        "P13_REMARK_MARKING",
        "remark_request_until",
        "remark_marking_days",
        _DAYS,
        "remark_published",
    ),
    DeadlineRule("P17_REPORT", "marking_finished", "report_working_days", _WORKING, "reported"),
    DeadlineRule("P18_APPROVE", "reported", "approve_working_days", _WORKING, "approved"),
    DeadlineRule("P19_PUBLISH", "approved", "publish_working_days", _WORKING, "published"),
    DeadlineRule(
        "P20_SUPERVISION_REPORT", "published", "supervision_report_working_days", _WORKING
    ),
    DeadlineRule("P23_ARCHIVE", "published", "archive_days", _DAYS),
    DeadlineRule(
        "P8_POSTING", "written_exam", "posting_min_working_days", _WORKING_BEFORE, "posting"
    ),
    DeadlineRule("SUMMONS", "written_exam", "summons_min_working_days", _WORKING_BEFORE, "summons"),
    DeadlineRule(
        "P4_LAST_CHANGE_BEFORE_EXAM",
        "written_exam",
        "announcement_change_min_days_before_opening",
        DayUnit.DAYS_BEFORE,
    ),
)


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

    @property
    def day(self) -> date:
        """Return the day that counts: the one given, otherwise the end by law."""
        return self.given or self.profile_end

    @property
    def in_time(self) -> bool | None:
        """Tell whether the date given is not later than the end; None without a date."""
        return None if self.given is None else self.given <= self.profile_end


def deadlines(
    dates: CampaignDates,
    profile: CalendarProfile,
    calendar: WorkingCalendar,
    *,
    registrants: int = 0,
    candidates: int = 0,
) -> tuple[Deadline, ...]:
    """Return every deadline whose start is known, in the order of the steps.

    Source: regulations 3 and annex ii B. Units: calendar days or working days, as each step says.
    """
    for_many = _for_many(profile, registrants, candidates)
    return tuple(
        _reckoned(step, start, getattr(dates, step.given, None), for_many, calendar)
        for step in DEADLINE_RULES
        if (start := getattr(dates, step.start)) is not None
    )


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
    """Lengthen the screening from 500 registrants on, and the marking from 1000 candidates on."""
    if registrants >= MANY_REGISTRANTS:
        profile = replace(profile, screening_days=profile.screening_days_many)
    if candidates >= MANY_CANDIDATES:
        profile = replace(profile, marking_days=profile.marking_days_many)
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
    return start - count * DAY if unit == DayUnit.DAYS_BEFORE else calendar.before(start, count)


def _end(unit: DayUnit, start: date, count: int, calendar: WorkingCalendar, counted: bool) -> End:
    if unit == DayUnit.WORKING_DAYS:
        on = calendar.end(start, count, count_first_day=counted)
    else:
        on = end_of_days(start, count, count_first_day=counted)
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
