from datetime import date, timedelta

import pytest

from exams.rules.deadline_rules import DayUnit
from exams.rules.workings import working_of
from tests.exams.rules import legal_clock

ROWS = legal_clock.rows()


def working(row):
    return working_of(
        legal_clock.reckoned(row), legal_clock.profile(row), legal_clock.calendar(row)
    )


def named(about):
    return working(next(row for row in ROWS if row["about"] == about))


def weekends(found, calendar):
    """Return how many days were gone through, and how many Saturdays and Sundays were off."""
    first, last = sorted((found.start, found.reached))
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if not found.counts_start:
        days.remove(found.start)
    off = [day for day in days if day.weekday() >= 5 and day not in calendar.suspended]
    return len(days), len([day for day in off if not calendar.is_working(day)])


@pytest.mark.parametrize("row", ROWS, ids=[row["about"] for row in ROWS])
def test_what_did_not_count_and_what_did_make_up_the_whole(row):
    found = working(row)
    passed, off = weekends(found, legal_clock.calendar(row))
    not_counted = found.suspended
    if found.unit in (DayUnit.WORKING_DAYS, DayUnit.WORKING_DAYS_BEFORE):
        not_counted += off + len(found.days_off)

    assert passed - not_counted == abs(found.count) == int(row["count"])


def test_holidays_within_working_days_are_named():
    found = named("2026: Giỗ Tổ's Monday, 30/4 and 1/5 within five working days")

    assert found.days_off == (date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1))
    assert (found.counts_start, found.moved, found.made_up) == (True, False, ())


def test_a_saturday_that_is_worked_is_named():
    found = named("2026: the Saturday worked for 31/8 is working day one")

    assert found.made_up == (date(2026, 8, 22),)


def test_calendar_days_name_no_holiday_but_say_that_their_end_is_one():
    found = named("2026: registration ends on 2/9, moved")

    assert (found.days_off, found.end_is_worked, found.moved) == ((), False, True)
    assert (found.reached, found.end) == (date(2026, 9, 2), date(2026, 9, 3))


def test_a_start_that_is_not_worked_does_not_count_whatever_the_profile_says():
    assert not named("from a Saturday, which is never day one").counts_start
    assert named("a Saturday as first day").counts_start


def test_suspended_days_are_counted_apart_from_holidays():
    found = named("suspended over Tết 2027")

    assert (found.suspended, found.days_off) == (12, ())


def test_a_period_before_its_start_never_counts_it():
    found = named("Tết 2026: summoned five working days before")

    assert (found.counts_start, found.start_name) == (False, "written_exam")
    assert found.days_off[0] == date(2026, 2, 16)
