"""The days of a seat: as its decision writes them, and named where the work lasts longer."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.duties import Duty
from exams.rules.bodies import BodyKind
from exams.rules.checks import CheckLevel
from exams.rules.deadline_rules import CampaignDates
from exams.rules.seat_terms import WITH_BODY, WORK_ENDS, SeatDays, SeatTerm, days_of, term_checks

DAY = date(2026, 10, 1)
PLAN = CampaignDates(provisional_published=DAY)
MARK = BodyKind.MARKING_BOARD


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (None, None, ""),
        (DAY, None, "01/10/2026 – …"),
        (None, DAY, "… – 01/10/2026"),
        (DAY, DAY, "01/10/2026 – 01/10/2026"),
    ],
)
def test_the_days_of_a_seat_are_written_where_there_are_any(first, last, days):
    assert SeatTerm("An", first, last).days == days


def test_the_work_of_every_body_ends_with_a_day_of_the_plan():
    assert set(WORK_ENDS) == set(BodyKind)
    assert all(hasattr(PLAN, name) for name in WORK_ENDS.values())


@given(st.lists(st.none() | st.dates(), max_size=5))
def test_whoever_leaves_before_that_day_is_named_and_nobody_else(ends):
    seats = [SeatTerm(f"p{number}", None, last) for number, last in enumerate(ends)]
    early = [each.name for each in seats if each.ends_on is not None and each.ends_on < DAY]

    checks = term_checks(MARK, seats, PLAN, "results:bodies")

    assert [check.facts["names"] for check in checks] == ([", ".join(early)] if early else [])


def test_it_is_a_warning_that_names_the_body_and_the_day():
    [check] = term_checks(MARK, [SeatTerm("An", None, date(2026, 9, 30))], PLAN, "results:bodies")
    assert (check.code, check.level, check.items) == (
        "SEAT_ENDS_EARLY",
        CheckLevel.WARNING,
        (MARK,),
    )
    assert (check.owner, check.page) == (Duty.PREPARE, "results:bodies")
    assert check.facts["until"] == "01/10/2026"


def test_without_a_plan_nobody_leaves_early():
    seats = [SeatTerm("An", None, date(2026, 9, 30))]
    assert term_checks(MARK, seats, replace(PLAN, provisional_published=None)) == ()


def test_the_days_of_a_request_are_days_again_and_none_where_none_was_typed():
    assert days_of({}) == days_of({"starts_on": "", "ends_on": None}) == WITH_BODY
    assert days_of({"ends_on": "2026-10-01"}) == SeatDays(None, DAY)
