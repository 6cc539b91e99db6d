"""The deadlines of a campaign that was suspended: by how much each moved, and for which time.

Source: Kết luận 128-KL/TW (regulations 2.1); regulations 3.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from exams.rules.calendar import WorkingCalendar
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.deadline_rules import CampaignDates
from exams.rules.deadlines import NOTHING_HAPPENED, Deadline, deadlines
from exams.rules.suspensions import Delay, Suspension, dates_before, suspended_days


def delayed_deadlines(
    dates: CampaignDates,
    profile: CalendarProfile,
    calendar: WorkingCalendar,
    suspensions: Sequence[Suspension],
    *,
    registrants: int = 0,
    candidates: int = 0,
    happened: CampaignDates = NOTHING_HAPPENED,
) -> tuple[Deadline, ...]:
    """Return every deadline, the suspended time counted out, each with its delay and the reason.

    `calendar` is the one without suspensions, `dates` are those that hold now; a day on
    which something `happened` stays. Source: regulations 2.1 and 3. Units: as `deadlines`.
    """
    reckoned = (
        deadlines(
            fixed,
            profile,
            counted,
            registrants=registrants,
            candidates=candidates,
            happened=happened,
        )
        for fixed, counted in _moments(dates, calendar, suspensions)
    )
    by_step = [{each.step: each for each in moment} for moment in reckoned]
    return tuple(
        replace(last, delay=_delay([each[step].day for each in by_step], suspensions))
        for step, last in by_step[-1].items()
    )


def _moments(
    dates: CampaignDates, calendar: WorkingCalendar, suspensions: Sequence[Suspension]
) -> Iterator[tuple[CampaignDates, WorkingCalendar]]:
    """Yield dates and calendar before the first suspension, and after each."""
    for count in range(len(suspensions) + 1):
        days = suspended_days(suspensions[:count])
        yield dates_before(dates, suspensions[count:]), replace(calendar, suspended=days)


def _delay(days: Sequence[date], suspensions: Sequence[Suspension]) -> Delay | None:
    """Return by how much a deadline moved from suspension to suspension; None if it did not."""
    moved = [(then - first).days for first, then in pairwise(days)]
    reasons = tuple(each for each, by in zip(suspensions, moved, strict=True) if by)
    return Delay(sum(moved), reasons) if reasons else None
