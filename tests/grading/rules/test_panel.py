"""The defence panel (regulations 5.6), with vectors D20 to D22 of 9.3 and cases L01 to L11."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.enums import Aggregation, PartKind
from exams.rules.scoring import Scoring
from grading.rules.enums import Branch, Pending
from grading.rules.panel import Slips, assess
from grading.rules.reconciliation import Settled, Unsettled

SCORING = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM, panel_min_examiners=2)
HALVES = st.integers(0, 200).map(lambda halves: Decimal(halves) / 2)


def slips(points: str, head: str | None = None) -> Slips:
    decided = None if head is None else Decimal(head)
    return Slips(tuple(Decimal(each) for each in points.split()), decided)


@pytest.mark.parametrize(
    ("vector", "panel", "branch", "points", "spread"),
    [
        ("D20", slips("80 85 82.5 88 79 84 81"), Branch.PANEL_MEAN, "82.79", "9"),
        ("D22", slips("70 80"), Branch.PANEL_MEAN, "75.00", "10"),
        ("D21 decided", slips("70 75 81", "76"), Branch.PANEL_HEAD_DECIDED, "76.00", "11"),
        ("unneeded", slips("70 80", "90"), Branch.PANEL_MEAN, "75.00", "10"),
        ("L01", slips("84 85 84 84 85"), Branch.PANEL_MEAN, "84.40", "1"),
        ("L11", slips("84.665 84.665"), Branch.PANEL_MEAN, "84.67", "0.000"),
    ],
)
def test_slips_that_make_a_score(vector, panel, branch, points, spread):
    outcome = assess(panel, SCORING)

    assert outcome == Settled(branch, Decimal(points), Decimal(spread)), vector
    assert str(outcome.points) == points


def test_a_mean_of_fifteen_has_two_decimals():
    """L07: 89.09 of fifteen members."""
    panel = Slips((Decimal(89),) * 14 + (Decimal("90.4"),))

    assert str(assess(panel, SCORING).points) == "89.09"


def test_too_wide_a_spread_waits_for_the_head():
    """D21: 70, 75, 81."""
    assert assess(slips("70 75 81"), SCORING) == Unsettled(
        Pending.PANEL_HEAD_DECISION, Branch.PANEL_HEAD_DECISION, Decimal(11)
    )


def test_the_spread_is_that_of_the_profile():
    strict = replace(SCORING, panel_spread_max=Decimal(8))

    assert assess(slips("70 78"), strict).branch == Branch.PANEL_MEAN
    assert assess(slips("70 78.5"), strict).branch == Branch.PANEL_HEAD_DECISION


@pytest.mark.parametrize(("points", "spread"), [("", None), ("70 71 72 73", Decimal(3))])
def test_fewer_members_than_the_minimum_are_no_panel(points, spread):
    five = replace(SCORING, panel_min_examiners=5)

    assert assess(slips(points), five) == Unsettled(Pending.PANEL_SLIPS, None, spread)


@given(st.lists(HALVES, min_size=2, max_size=15))
def test_the_mean_is_never_off_by_a_rounding(points):
    wide = replace(SCORING, panel_spread_max=Decimal(100))
    exact = sum(map(Fraction, points)) / len(points)

    score = assess(Slips(tuple(points)), wide)

    assert Fraction(score.points) == Fraction((exact * 200 + 1) // 2, 100)
    assert score == assess(Slips(tuple(reversed(points))), wide)


def test_the_head_decides_where_too_few_members_came():
    """With one slip, and with none: the spread is told where there is one."""
    five = replace(SCORING, panel_min_examiners=5)

    assert assess(slips("70 72", "71"), five) == Settled(
        Branch.PANEL_HEAD_DECIDED, Decimal("71.00"), Decimal(2)
    )
    assert assess(slips("", "71"), five) == Settled(
        Branch.PANEL_HEAD_DECIDED, Decimal("71.00"), None
    )


def test_a_panel_that_was_approved_to_go_on_with_fewer_is_a_panel():
    five = replace(SCORING, panel_min_examiners=5)
    three = replace(slips("70 71 72"), least=3)

    assert assess(three, five) == Settled(Branch.PANEL_MEAN, Decimal("71.00"), Decimal(2))
    assert assess(replace(three, least=4), five) == Unsettled(Pending.PANEL_SLIPS, None, Decimal(2))
