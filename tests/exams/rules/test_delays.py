"""The deadlines of a campaign that was suspended: the delay of each, and its reason."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.calendar import DAY, DayKind, WorkingCalendar, calendar_of
from exams.rules.calendar_profile import CalendarProfile
from exams.rules.deadline_rules import CampaignDates
from exams.rules.deadlines import deadlines
from exams.rules.delays import delayed_deadlines
from exams.rules.suspensions import Suspension, suspended_days

MONDAY = date(2026, 11, 2)
CALENDAR = calendar_of([(date(2026, 11, 24), DayKind.HOLIDAY)])
DAYS = st.dates(date(2026, 9, 1), date(2027, 3, 31))
SPANS = st.integers(0, 60)
SUSPENSIONS = st.builds(lambda since, days: Suspension(since, since + days * DAY), DAYS, SPANS)


def day(number, month=11):
    return date(2026, month, number)


def reckoned(dates, *suspensions, **profile):
    rows = delayed_deadlines(dates, CalendarProfile(**profile), CALENDAR, suspensions)
    return {row.step: row for row in rows}


def test_the_law_s_end_of_a_running_period_moves_with_its_reason():
    suspension = Suspension(day(5), day(11))

    row = reckoned(CampaignDates(registration_closes=MONDAY), suspension)["P5_SCREENING"]

    assert row.day == day(22)  # the 16th, six days later
    assert row.delay.days == 6
    assert row.delay.suspensions == (suspension,)


def test_suspended_twice_the_delays_add_up():
    first, second = Suspension(day(5), day(11)), Suspension(day(20), day(22))

    row = reckoned(CampaignDates(registration_closes=MONDAY), first, second)["P5_SCREENING"]

    assert row.day == day(24)
    assert (row.delay.days, row.delay.suspensions) == (8, (first, second))


@pytest.mark.parametrize("since", [date(2026, 9, 1), date(2026, 11, 17)])
def test_a_suspension_before_the_start_or_after_the_end_moves_nothing(since):
    suspension = Suspension(since, since + 6 * DAY)

    row = reckoned(CampaignDates(registration_closes=MONDAY), suspension)["P5_SCREENING"]

    assert row.day == day(16)
    assert row.delay is None


def test_a_day_that_was_moved_tells_by_how_much():
    suspension = Suspension(MONDAY, day(8), {"registration_closes": (day(10), day(16))})
    dates = CampaignDates(registration_opens=date(2026, 10, 12), registration_closes=day(16))

    row = reckoned(dates, suspension)["P3_REGISTRATION"]

    assert (row.day, row.delay.days) == (day(16), 6)
    assert row.in_time  # thirty days without the suspended ones


def test_no_suspended_day_counts_before_an_exam():
    exam = CampaignDates(written_exam=day(18))
    suspension = Suspension(day(12), day(14))

    assert reckoned(exam)["SUMMONS"].day == day(11)
    assert reckoned(exam, suspension)["SUMMONS"].day == day(9)
    assert reckoned(exam)["P4_LAST_CHANGE_BEFORE_EXAM"].day == day(8)
    assert reckoned(exam, suspension)["P4_LAST_CHANGE_BEFORE_EXAM"].day == day(6)


def test_a_period_of_no_days_ends_where_it_starts():
    calendar = WorkingCalendar(suspended=frozenset({day(3)}))

    assert calendar.days_before(day(4), 0) == day(4)
    assert calendar.end_of_days(day(4), 0, count_first_day=False) == day(4)


@given(DAYS, st.lists(SUSPENSIONS, max_size=2), st.booleans())
def test_a_deadline_is_delayed_by_what_its_delay_says(start, suspensions, first):
    suspensions = sorted(suspensions, key=lambda each: each.since)
    profile = CalendarProfile(count_first_day=first)
    dates = CampaignDates(registration_opens=start)

    plain = {row.step: row for row in deadlines(dates, profile, CALENDAR)}
    for row in delayed_deadlines(dates, profile, CALENDAR, suspensions):
        days = row.delay.days if row.delay else 0
        assert row.day == plain[row.step].day + timedelta(days=days)
        assert row.day not in suspended_days(suspensions)
