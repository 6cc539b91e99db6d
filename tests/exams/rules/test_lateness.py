"""What is done after its last day is named by that day; what is in time names nothing."""

from datetime import date

import pytest

from exams.rules.checks import CheckLevel
from exams.rules.lateness import late_checks, passed_day

LAST = date(2026, 10, 20)


@pytest.mark.parametrize(
    ("due", "on"),
    [
        ({"P11_MARKING": LAST}, LAST),
        ({"P11_MARKING": LAST}, date(2026, 10, 1)),
        ({"P11_MARKING": LAST}, None),  # it has no day yet
        ({"P5_SCREENING": LAST}, date(2026, 12, 1)),  # this step has no last day
    ],
)
def test_what_is_in_time_or_has_no_last_day_names_nothing(due, on):
    assert late_checks(due, "P11_MARKING", on) == ()


def test_the_day_after_is_late_and_two_persons_name_the_day_that_passed():
    [check] = late_checks({"P11_MARKING": LAST}, "P11_MARKING", date(2026, 10, 21))

    assert check.level == CheckLevel.WARNING
    assert check.keys == ("DEADLINE_PASSED 20/10/2026",)
    assert passed_day(["OPEN_TIE LD001", *check.keys]) == "20/10/2026"


def test_a_request_that_names_other_points_alone_was_in_time():
    assert passed_day(["OPEN_TIE LD001"]) == ""
