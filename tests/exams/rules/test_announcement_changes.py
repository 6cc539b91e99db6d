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


def test_an_extension_for_too_few_people_is_a_ground_of_its_own_once():
    assert codes(changes_so_far=1, is_extension=True) == []
    assert codes(changes_so_far=1, is_extension=True, extensions_so_far=1) == ["CHANGED_ALREADY"]
    assert codes(is_extension=True, extensions_so_far=1) == []  # it takes the one change


def test_what_was_extended_beyond_its_own_ground_took_the_change():
    assert codes(extensions_so_far=1) == []
    assert codes(extensions_so_far=2) == ["CHANGED_ALREADY"]


def test_the_regulations_may_let_nothing_be_extended_beside_the_change():
    calendar = CalendarProfile(too_few_extensions_max=0)

    assert codes(is_extension=True, calendar=calendar) == []
    assert codes(is_extension=True, changes_so_far=1, calendar=calendar) == ["CHANGED_ALREADY"]


@pytest.mark.parametrize(
    ("on", "moved_to", "found"),
    [
        (EXAM - timedelta(days=1), EXAM + timedelta(days=30), []),
        (EXAM - timedelta(days=1), EXAM + timedelta(days=9), []),
        (EXAM - timedelta(days=1), EXAM + timedelta(days=8), ["TOO_LATE_TO_CHANGE"]),
        (EXAM - timedelta(days=1), EXAM, ["TOO_LATE_TO_CHANGE"]),
        (EXAM - timedelta(days=1), None, []),
        (EXAM, EXAM + timedelta(days=30), ["TOO_LATE_TO_CHANGE"]),
    ],
)
def test_an_extension_is_measured_on_the_new_day_until_the_old_one_has_come(on, moved_to, found):
    assert codes(on=on, is_extension=True, moved_to=moved_to) == found
