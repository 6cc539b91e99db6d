"""When an announced campaign may still be changed.

Source: NĐ 170/2025 art. 15(3) (regulations 3, P4): once, ten days at least before the exam opens,
published like the first; every deadline restarts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from accounts.rules.duties import Duty
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.checks import Check, error


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFacts:
    """What the gate of a changed announcement looks at; `exam_day` is the one announced so far."""

    on: date
    exam_day: date | None
    changes_so_far: int
    calendar: CalendarProfile


def change_checks(facts: ChangeFacts) -> tuple[Check, ...]:
    """Return what keeps an announcement from being changed."""
    return tuple(_change_checks(facts))


def _change_checks(facts: ChangeFacts) -> Iterable[Check]:
    most = facts.calendar.announcement_changes_max
    if facts.changes_so_far >= most:
        yield error("CHANGED_ALREADY", Duty.PREPARE, most=most)
    days = facts.calendar.announcement_change_min_days_before_opening
    if facts.exam_day and facts.on > facts.exam_day - timedelta(days=days):
        last = facts.exam_day - timedelta(days=days)
        yield error("TOO_LATE_TO_CHANGE", Duty.PREPARE, days=days, last=f"{last:%d/%m/%Y}")
