"""What holds of every suspension, whenever it begins and however long it lasts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from exams.rules.calendar import DAY, DayKind, calendar_of
from exams.rules.suspensions import DayRole, Suspension, moved_day, suspended_days

CALENDAR = calendar_of([(date(2026, 11, 24), DayKind.HOLIDAY)])
DAYS = st.dates(date(2026, 9, 1), date(2027, 3, 31))
SPANS = st.integers(0, 60)
ROLES = st.sampled_from(DayRole)
SUSPENSIONS = st.builds(lambda since, days: Suspension(since, since + days * DAY), DAYS, SPANS)


@given(SUSPENSIONS)
def test_as_many_days_are_suspended_as_passed(suspension):
    days = suspended_days([suspension])

    assert len(days) == suspension.days
    assert suspension.until not in days
    assert (suspension.since in days) == bool(suspension.days)


@given(DAYS, ROLES, SUSPENSIONS, st.booleans())
def test_nothing_moves_towards_today_and_nothing_past_moves(fixed, role, suspension, rolls):
    now = moved_day(fixed, role, suspension, CALENDAR, rolls=rolls)

    assert now >= fixed
    if fixed < suspension.since:
        assert now == fixed
    elif fixed > suspension.since:
        assert (now - fixed).days >= suspension.days


@given(DAYS, SUSPENSIONS)
def test_a_plain_end_moves_by_exactly_the_suspended_days(fixed, suspension):
    now = moved_day(fixed, DayRole.END, suspension, CALENDAR, rolls=False)

    assert (now - fixed).days == (suspension.days if fixed >= suspension.since else 0)


@given(DAYS, SUSPENSIONS)
def test_a_window_in_working_days_never_loses_one(fixed, suspension):
    now = moved_day(fixed, DayRole.END_IN_WORKING_DAYS, suspension, CALENDAR, rolls=False)

    if suspension.days and fixed >= suspension.since:
        assert worked(suspension.until, now) >= worked(suspension.since, fixed)


@given(DAYS, DAYS, ROLES, SUSPENSIONS, st.booleans())
def test_the_order_of_two_days_of_a_kind_is_kept(first, then, role, suspension, rolls):
    first, then = sorted((first, then))

    kept = [moved_day(each, role, suspension, CALENDAR, rolls=rolls) for each in (first, then)]

    if role != DayRole.SITTING:  # a Saturday stays a Saturday where a Friday rolls over it
        assert kept == sorted(kept)


def worked(first, last):
    """Count the worked days from one day to another, both included."""
    return sum(CALENDAR.is_working(first + n * DAY) for n in range((last - first).days + 1))
