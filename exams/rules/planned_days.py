"""The days of a plan against the law: what lies after its last day is named before it is announced.

Source: regulations 3 (P5 to P19; P7: NĐ 170/2025 art. 16(5), 30 days, 45 where extended; P14).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from accounts.rules.duties import Duty
from exams.rules.calendar import WorkingCalendar
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.checks import Check, warning
from exams.rules.deadline_rules import (
    DAY_OF,
    DEADLINE_RULES,
    RULES_OF_THE_OFFICE,
    CampaignDates,
    DayUnit,
    DeadlineRule,
)
from exams.rules.deadlines import deadlines
from exams.rules.enums import PartKind
from exams.rules.plan_of_days import EarlyDay, early_day_checks

EXAM, PRINCIPLE = "P7_WRITTEN_EXAM", "P0_APPROVAL_IN_PRINCIPLE"
_EXTENSION = DeadlineRule(  # the exam's own, but for the longer period
    "P7_EXTENSION", "registration_closes", "exam_within_days_of_close_many", DayUnit.DAYS
)


@dataclass(frozen=True, slots=True)
class LateDay:
    """A planned day after the last one of its step; `extended` is the last of an extension."""

    step: str
    planned: date
    last: date
    extended: date | None = None  # of the exam alone

    @property
    def is_extension(self) -> bool:
        """Tell whether the day is late, but within the extension that the law knows."""
        return self.extended is not None and self.planned <= self.extended


def late_days(
    dates: CampaignDates,
    profile: CalendarProfile,
    calendar: WorkingCalendar,
    *,
    registrants: int = 0,
) -> tuple[LateDay, ...]:
    """Return the planned days that lie after the last one, in the order of the steps.

    Units: calendar days or working days, as each step says.
    """
    rules = (*RULES_OF_THE_OFFICE, *DEADLINE_RULES, _EXTENSION)
    reckoned = deadlines(dates, profile, calendar, registrants=registrants, rules=rules)
    ends = {each.step: each.profile_end for each in reckoned}
    extended = {EXAM: ends.get(_EXTENSION.name)}
    return tuple(
        LateDay(each.step, each.given, each.profile_end, extended.get(each.step))
        for each in reckoned
        if each.given and each.is_late
    )


def plan_checks(
    days: Mapping[str, date],
    closes: date | None,
    early: Iterable[EarlyDay],
    late: Iterable[LateDay],
    *,
    is_typed: bool = True,
) -> Iterable[Check]:
    """Yield what is planned too early or late; of an exam that is out of order nothing follows.

    What is too early is refused where it is typed (`is_typed`), else named.
    """
    exam = days.get(DAY_OF[PartKind.WRITTEN])
    if not (exam and closes and exam <= closes):
        yield from early_day_checks(early, named=not is_typed)
        yield from planned_day_checks(late)


def planned_day_checks(late: Iterable[LateDay]) -> Iterable[Check]:
    """Yield what two persons name: an approval or a plan that is late, an exam that is extended."""
    for each in late:
        days = {"planned": f"{each.planned:%d/%m/%Y}", "last": f"{each.last:%d/%m/%Y}"}
        if each.step == PRINCIPLE:
            yield warning("PRINCIPLE_LATE", Duty.PREPARE, "exams:clearances", **days)
        else:
            code = "EXAM_EXTENDED" if each.is_extension else "PLANNED_LATE"
            page = "exams:edit" if each.step == EXAM else "exams:plan-days"
            yield warning(code, Duty.PREPARE, page, items=[each.step], **days)


def home_days_checks(first: date, defence: date, least: int) -> Iterable[Check]:
    """Yield that candidates have fewer days for their proposal than the profile gives (P14)."""
    if (days := (defence - first).days) < least:
        yield warning(
            "DEFENCE_TOO_SOON",
            Duty.PREPARE,
            "exams:part",
            part=PartKind.PROPOSAL,
            day=f"{defence:%d/%m/%Y}",
            days=days,
            least=least,
        )
