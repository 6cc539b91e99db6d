"""Within which points one person decides alone."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.enums import Aggregation, PartKind
from exams.rules.refusals import Refusal
from exams.rules.scoring import Scoring
from grading.rules.decided_points import bounds_of

SCORING = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
MARKS = st.integers(0, 200).map(lambda halves: D(halves) / 2)


@pytest.mark.parametrize("points", ["54", "58", "58.5", "62"])
def test_between_the_marks_and_on_their_step_one_person_decides(points):
    bounds_of((D(54), D(62), None), SCORING).require(D(points))


@pytest.mark.parametrize("points", ["53.5", "62.5", "80", "58.25"])
def test_beyond_the_marks_or_off_their_step_one_person_does_not(points):
    with pytest.raises(Refusal) as caught:
        bounds_of((D(54), D(62), None), SCORING).require(D(points))

    assert (caught.value.code, caught.value.facts) == (
        "BEYOND_POINTS",
        {"points": points, "low": "54", "high": "62", "step": "0.5", "field": "points"},
    )


def test_a_score_that_is_one_of_those_at_issue_is_within_them_whatever_its_step():
    bounds = bounds_of((D("51.75"), D(64)), SCORING)

    assert bounds.holds(D("51.75"))
    assert not bounds.holds(D("51.76"))


def test_where_nothing_was_given_one_person_decides_nothing():
    bounds = bounds_of((None, None), SCORING)

    assert not bounds.holds(D(50))
    with pytest.raises(Refusal) as caught:
        bounds.require(D(50))
    assert (caught.value.code, caught.value.facts["field"]) == ("NOTHING_TO_SETTLE", "points")


@given(st.lists(MARKS, min_size=1, max_size=5), MARKS)
def test_marks_on_the_step_hold_exactly_what_lies_between_them(marks, points):
    assert bounds_of(marks, SCORING).holds(points) == (min(marks) <= points <= max(marks))
