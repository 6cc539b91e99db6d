"""How soon something is due."""

from datetime import date, timedelta

import pytest

from accounts.worklist import Urgency, urgency_of

TODAY = date(2026, 11, 26)
CASES = [
    (-30, Urgency.OVERDUE), (-1, Urgency.OVERDUE), (0, Urgency.TODAY),
    (1, Urgency.WEEK), (7, Urgency.WEEK), (8, Urgency.LATER),
]  # fmt: skip


@pytest.mark.parametrize(("days", "expected"), CASES)
def test_a_day_is_as_urgent_as_it_is_near(days, expected):
    assert urgency_of(TODAY + timedelta(days=days), TODAY) == expected


def test_what_has_no_day_is_the_least_urgent():
    assert urgency_of(None, TODAY) == Urgency.LATER
