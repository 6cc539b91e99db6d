"""When an announced campaign may still be changed.

Source: NĐ 170/2025 art. 15(3) (regulations 3, P4): once, ten days at least before the exam opens,
published like the first; every deadline restarts. That positions with too few people take files
again (P6) is a ground of its own: annex ii B, too_few_extensions_max (C).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from accounts.rules.duties import Duty
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.checks import Check, error


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeFacts:
    """What the gate of a changed announcement looks at; `exam_day` is the one announced so far.

    An extension takes files again for positions with too few people; `moved_to` is the day of the
    exam by its request, None while nobody has typed one.
    """

    on: date
    exam_day: date | None
    changes_so_far: int
    extensions_so_far: int = 0
    is_extension: bool = False
    moved_to: date | None = None
    calendar: CalendarProfile


def change_checks(facts: ChangeFacts) -> tuple[Check, ...]:
    """Return what keeps an announcement from being changed."""
    return (*_times(facts), *_too_late(facts))


def _times(facts: ChangeFacts) -> Iterable[Check]:
    """Yield that it was changed as often as it may be; what is extended beyond its own counts."""
    most, own = facts.calendar.announcement_changes_max, facts.calendar.too_few_extensions_max
    if facts.is_extension and facts.extensions_so_far < own:
        return
    if facts.changes_so_far + max(0, facts.extensions_so_far - own) >= most:
        yield error("CHANGED_ALREADY", Duty.PREPARE, most=most)


def _too_late(facts: ChangeFacts) -> Iterable[Check]:
    days, opening = facts.calendar.announcement_change_min_days_before_opening, _opening(facts)
    if opening and facts.on > opening - timedelta(days=days):
        last = opening - timedelta(days=days)
        yield error("TOO_LATE_TO_CHANGE", Duty.PREPARE, days=days, last=f"{last:%d/%m/%Y}")


def _opening(facts: ChangeFacts) -> date | None:
    """Return the day by which it is late; an extension moves the exam, until its day has come."""
    if facts.is_extension and facts.exam_day and facts.on < facts.exam_day:
        return facts.moved_to
    return facts.exam_day
