"""Two marks into one score (regulations 5.4), with vectors D01 to D10 of 9.3."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.enums import Aggregation, PartKind, ZeroReason
from exams.rules.scoring import Scoring
from grading.rules.enums import Branch, Pending
from grading.rules.reconciliation import ScriptMarks, Settled, Unsettled, reconcile, zero_by_rule
from grading.rules.totals import passes

SCORING = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
STRICT = replace(SCORING, diff_auto_max=Decimal(4), diff_third_min=Decimal(8))
POINTS = st.integers(0, 200).map(lambda halves: Decimal(halves) / 2)


def of(*points: str, **settled: str) -> ScriptMarks:
    entered = (Decimal(each) for each in points)
    return ScriptMarks(*entered, **{key: Decimal(value) for key, value in settled.items()})


@pytest.mark.parametrize(
    ("vector", "marks", "branch", "points"),
    [
        ("D01", of("70", "75"), Branch.MEAN, "72.50"),
        ("D02", of("72.5", "77.5"), Branch.MEAN, "75.00"),
        ("D06", of("70", "80", "80"), Branch.THIRD_EQUALS_SECOND, "80.00"),
        ("D07", of("70", "80", "70"), Branch.THIRD_EQUALS_FIRST, "70.00"),
        ("D09", of("50", "49.5"), Branch.MEAN, "49.75"),
        ("D10", of("50", "50"), Branch.MEAN, "50.00"),
        ("agreed", of("70", "75.5", agreed="73"), Branch.HEAD_DISCUSSION_AGREED, "73.00"),
        ("head", of("70", "75.5", head="72.25"), Branch.HEAD_DISCUSSION_HEAD, "72.25"),
        ("both", of("70", "79.5", agreed="73", head="75"), Branch.HEAD_DISCUSSION_AGREED, "73.00"),
        ("collective", of("70", "80", "75", collective="76.4"), Branch.COLLECTIVE, "76.40"),
        ("no third", of("70", "80", opened="75.5"), Branch.COLLECTIVE_OPENED, "75.50"),
        ("unneeded", of("70", "75", "90", agreed="80", head="80"), Branch.MEAN, "72.50"),
    ],
)
def test_a_score_that_is_settled(vector, marks, branch, points):
    outcome = reconcile(marks, SCORING)

    assert isinstance(outcome, Settled), vector
    assert (outcome.branch, str(outcome.points)) == (branch, points)
    assert outcome.difference == abs(marks.first - marks.second)


@pytest.mark.parametrize(
    ("vector", "marks", "branch", "pending", "difference"),
    [
        ("D03", of("70", "75.5"), Branch.HEAD_DISCUSSION, Pending.HEAD_DISCUSSION, "5.5"),
        ("D04", of("70", "79.5"), Branch.HEAD_DISCUSSION, Pending.HEAD_DISCUSSION, "9.5"),
        ("D05", of("70", "80"), Branch.THIRD_MARKER, Pending.THIRD_MARKER, "10"),
        ("D08", of("70", "80", "75"), Branch.COLLECTIVE, Pending.COLLECTIVE_MARKING, "10"),
    ],
)
def test_a_score_that_somebody_must_settle(vector, marks, branch, pending, difference):
    outcome = reconcile(marks, SCORING)

    assert outcome == Unsettled(pending, branch, Decimal(difference)), vector


@pytest.mark.parametrize("marks", [ScriptMarks(), of("70"), ScriptMarks(second=Decimal(70))])
def test_one_mark_is_no_score(marks):
    assert reconcile(marks, SCORING) == Unsettled(Pending.MARKS)


@pytest.mark.parametrize(("points", "passed"), [("49.75", False), ("50.00", True)])
def test_exactly_the_gate_passes(points, passed):
    """D09 and D10."""
    assert passes(Decimal(points), SCORING.written_gate) is passed


@pytest.mark.parametrize(
    ("second", "branch"),
    [
        ("74", Branch.MEAN),
        ("74.5", Branch.HEAD_DISCUSSION),
        ("77.5", Branch.HEAD_DISCUSSION),
        ("78", Branch.THIRD_MARKER),
    ],
)
def test_the_tolerances_are_those_of_the_profile(second, branch):
    assert reconcile(of("70", second), STRICT).branch == branch


@pytest.mark.parametrize("reason", list(ZeroReason))
def test_nought_by_rule_is_a_score(reason):
    outcome = zero_by_rule(reason, SCORING)

    assert (outcome.branch, str(outcome.points)) == (f"ZERO_BY_RULE_{reason}", "0.00")


@given(POINTS, POINTS, st.none() | POINTS, st.none() | POINTS)
def test_it_does_not_matter_who_marked_first(first, second, third, collective):
    outcome = reconcile(ScriptMarks(first, second, third, collective=collective), SCORING)
    there = reconcile(ScriptMarks(second, first, third, collective=collective), SCORING)

    turned = {
        Branch.THIRD_EQUALS_FIRST: Branch.THIRD_EQUALS_SECOND,
        Branch.THIRD_EQUALS_SECOND: Branch.THIRD_EQUALS_FIRST,
    }
    assert replace(outcome, branch=turned.get(outcome.branch, outcome.branch)) == there


@given(POINTS, POINTS)
def test_every_pair_falls_in_exactly_one_case(first, second):
    difference = abs(first - second)
    cases = {
        Branch.MEAN: difference <= 5,
        Branch.HEAD_DISCUSSION: 5 < difference < 10,
        Branch.THIRD_MARKER: difference >= 10,
    }

    assert [branch for branch, holds in cases.items() if holds] == [
        reconcile(ScriptMarks(first, second), SCORING).branch
    ]


@given(POINTS, POINTS)
def test_a_mean_is_exact_to_the_last_place(first, second):
    outcome = reconcile(ScriptMarks(first, second), SCORING)

    if outcome.branch == Branch.MEAN:
        assert Fraction(outcome.points) == (Fraction(first) + Fraction(second)) / 2
