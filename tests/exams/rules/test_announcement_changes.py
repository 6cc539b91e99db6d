"""An announcement is changed once, ten days before the exam at the latest (NĐ 170 art. 15(3))."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.duties import Duty
from exams.rules.announcement_changes import ChangeFacts, change_checks
from exams.rules.deadlines import CalendarProfile

IN_TIME = ChangeFacts(
    today=date(2026, 10, 25),
    exam_day=date(2026, 11, 4),
    changes_so_far=0,
    calendar=CalendarProfile(),
)


def codes(facts):
    return [check.code for check in change_checks(facts)]


def test_the_tenth_day_before_the_exam_is_in_time():
    assert change_checks(IN_TIME) == ()


def test_the_ninth_day_is_too_late_and_the_last_day_is_told():
    [check] = change_checks(replace(IN_TIME, today=date(2026, 10, 26)))

    assert (check.code, check.owner) == ("TOO_LATE_TO_CHANGE", Duty.PREPARE)
    assert dict(check.facts) == {"days": 10, "last": "25/10/2026"}


@pytest.mark.parametrize(("most", "found"), [(1, ["CHANGED_ALREADY"]), (2, [])])
def test_as_often_as_the_profile_says_and_no_more(most, found):
    calendar = CalendarProfile(announcement_changes_max=most)

    assert codes(replace(IN_TIME, changes_so_far=1, calendar=calendar)) == found


def test_without_a_day_of_the_exam_no_change_is_too_late():
    assert codes(replace(IN_TIME, exam_day=None, today=date(2027, 1, 1))) == []


def test_both_reasons_are_told():
    late = replace(IN_TIME, today=date(2026, 11, 1), changes_so_far=1)

    assert codes(late) == ["CHANGED_ALREADY", "TOO_LATE_TO_CHANGE"]
