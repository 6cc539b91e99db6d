"""A suspended campaign's days stand still: what had not passed moves by the suspended time."""

from datetime import date

import pytest

from exams.rules.calendar import DAY, DayKind, calendar_of
from exams.rules.deadline_rules import CampaignDates
from exams.rules.suspensions import (
    DayRole,
    Suspension,
    dates_before,
    day_before,
    day_code,
    moved_day,
    moves_of,
    role_of,
)

MONDAY = date(2026, 11, 2)
CALENDAR = calendar_of([(date(2026, 11, 24), DayKind.HOLIDAY)])


def day(number, month=11):
    return date(2026, month, number)


def moved(fixed, role=DayRole.END, since=MONDAY, days=6, rolls=False):
    suspension = Suspension(since, since + days * DAY)
    return moved_day(fixed, role, suspension, CALENDAR, rolls=rolls)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("registration_opens", DayRole.START),
        ("registration_closes", DayRole.END),
        ("written_exam", DayRole.SITTING),
        ("defence", DayRole.SITTING),
        ("remark_request_until", DayRole.END_IN_WORKING_DAYS),
        ("WRITTEN.remark_until", DayRole.END_IN_WORKING_DAYS),
        ("summons", DayRole.END),
        ("a day of its own", DayRole.END),
    ],
)
def test_what_a_day_is_follows_from_its_name(name, role):
    assert role_of(name) == role


def test_a_day_has_a_code_for_its_words():
    assert day_code("WRITTEN.remark_until") == "DAY_WRITTEN_REMARK_UNTIL"


def test_an_end_in_the_middle_moves_by_the_suspended_days():
    assert moved(day(10)) == day(16)


def test_an_end_on_the_day_of_the_suspension_had_not_passed():
    assert moved(MONDAY) == day(8)


def test_an_end_that_had_passed_stays():
    assert moved(day(1)) == day(1)


def test_a_period_that_had_begun_keeps_its_start_and_one_to_come_moves():
    assert moved(MONDAY, DayRole.START) == MONDAY
    assert moved(day(3), DayRole.START) == day(9)


@pytest.mark.parametrize("role", DayRole)
def test_suspended_and_resumed_on_one_day_nothing_moves(role):
    assert moved(day(10), role, days=0) == day(10)


def test_an_end_rolls_to_a_worked_day_only_where_the_profile_rolls_ends():
    assert moved(day(9), days=6) == day(15)  # Sunday
    assert moved(day(9), days=6, rolls=True) == day(16)


def test_a_sitting_on_a_worked_day_moves_to_a_worked_day():
    assert moved(day(18), DayRole.SITTING) == day(25)  # the 24th is a holiday
    assert moved(day(7), DayRole.SITTING, days=1) == day(8)  # a Saturday may become a Sunday


def test_over_a_weekend_as_many_worked_days_are_left():
    # Suspended on Thursday the 12th, two worked days left; resumed on Saturday the 14th.
    end = moved(day(13), DayRole.END_IN_WORKING_DAYS, since=day(12), days=2)

    assert end == day(17)


def test_over_a_holiday_as_many_worked_days_are_left():
    # Friday the 20th and Monday the 23rd are left; resumed on Monday, and the 24th is a holiday.
    end = moved(day(23), DayRole.END_IN_WORKING_DAYS, since=day(20), days=3)

    assert end == day(26)


def test_a_window_that_had_only_days_off_left_moves_by_the_suspended_days():
    assert moved(day(8), DayRole.END_IN_WORKING_DAYS, since=day(7), days=5) == day(13)


def test_only_the_days_that_move_are_named():
    suspension = Suspension(MONDAY, day(8))

    moves = moves_of(
        {"registration_opens": day(1), "registration_closes": day(10)},
        suspension,
        CALENDAR,
        rolls=False,
    )

    assert moves == {"registration_closes": (day(10), day(16))}


def test_a_day_is_followed_back_through_two_suspensions():
    first = Suspension(MONDAY, day(8), {"registration_closes": (day(10), day(16))})
    second = Suspension(day(12), day(14), {"registration_closes": (day(16), day(18))})

    assert day_before("registration_closes", day(18), [first, second]) == day(10)
    assert day_before("registration_closes", day(18), [second]) == day(16)
    before = dates_before(CampaignDates(registration_closes=day(18)), [first, second])
    assert before == CampaignDates(registration_closes=day(10))


def test_a_day_fixed_since_was_not_moved():
    suspension = Suspension(MONDAY, day(8), {"registration_closes": (day(10), day(16))})

    assert day_before("registration_closes", day(20), [suspension]) == day(20)
    assert day_before("summons", day(20), [suspension]) == day(20)
