"""An announcement is changed once, ten days at least before the exam (NĐ 170/2025 art. 15(3))."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from accounts.rules.duties import Duty
from exams.rules.announcement_changes import ChangeFacts, change_checks
from exams.rules.calendar_profile import CalendarProfile

EXAM = date(2026, 11, 4)
IN_TIME = ChangeFacts(
    on=EXAM - timedelta(days=10), exam_day=EXAM, changes_so_far=0, calendar=CalendarProfile()
)


def codes(**facts):
    return [check.code for check in change_checks(replace(IN_TIME, **facts))]


@pytest.mark.parametrize(("days", "found"), [(11, []), (10, []), (9, ["TOO_LATE_TO_CHANGE"])])
def test_ten_days_before_the_exam_are_just_in_time(days, found):
    assert codes(on=EXAM - timedelta(days=days)) == found


def test_it_is_changed_once():
    assert codes(changes_so_far=1) == ["CHANGED_ALREADY"]


def test_the_regulations_may_allow_more_changes_or_a_shorter_time():
    calendar = CalendarProfile(
        announcement_changes_max=2, announcement_change_min_days_before_opening=3
    )

    assert codes(changes_so_far=1, on=EXAM - timedelta(days=3), calendar=calendar) == []
    assert codes(changes_so_far=2, calendar=calendar) == ["CHANGED_ALREADY"]


def test_without_a_day_of_the_exam_no_change_is_too_late():
    assert codes(exam_day=None, on=EXAM) == []


def test_what_hinders_it_names_its_owner_and_the_last_day():
    [check] = change_checks(replace(IN_TIME, on=EXAM))

    assert check.owner == Duty.PREPARE
    assert check.facts == {"days": 10, "last": "25/10/2026"}
