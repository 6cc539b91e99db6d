"""Deductions (regulations 5.2), with vectors D17 to D19 of 9.3."""

from dataclasses import replace
from decimal import Decimal

import pytest

from exams.rules.enums import Aggregation, PartKind, SanctionLevel
from exams.rules.scoring import Cumulation, Scoring
from grading.rules.sanctions import Deduction, SanctionFacts, deduct, deduction
from grading.rules.totals import passes

SCORING = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
REPRIMAND, WARNING = SanctionLevel.EXAM_REPRIMAND, SanctionLevel.EXAM_WARNING
BOTH = (SanctionFacts(REPRIMAND, True), SanctionFacts(WARNING, True))


@pytest.mark.parametrize(
    ("vector", "points", "percent", "left"),
    [
        ("D17", "71.25", "25", "53.44"),
        ("D18", "71.25", "50", "35.63"),
        ("D19", "99", "50", "49.50"),
        ("none", "71.25", "0", "71.25"),
    ],
)
def test_what_remains_after_a_deduction(vector, points, percent, left):
    assert str(deduct(Decimal(points), Decimal(percent), SCORING)) == left, vector


def test_a_warned_candidate_with_99_fails_the_gate():
    assert not passes(deduct(Decimal(99), Decimal(50), SCORING), SCORING.written_gate)


@pytest.mark.parametrize(
    ("sanctions", "expected"),
    [
        ((), Deduction()),
        ((SanctionFacts(REPRIMAND, True),), Deduction((REPRIMAND,), Decimal(25))),
        ((SanctionFacts(REPRIMAND, False),), Deduction()),
        ((SanctionFacts(REPRIMAND),), Deduction(undecided=True)),
        (BOTH, Deduction((WARNING,), Decimal(50))),
        (
            (SanctionFacts(REPRIMAND, True), SanctionFacts(WARNING)),
            Deduction((REPRIMAND,), Decimal(25), undecided=True),
        ),
    ],
)
def test_only_what_the_chair_applied_is_deducted(sanctions, expected):
    assert deduction(sanctions, SCORING) == expected


@pytest.mark.parametrize(
    ("cumulation", "percent"),
    [(Cumulation.ADDED, "75"), (Cumulation.SUCCESSIVE, "62.5")],
)
def test_another_profile_may_cumulate(cumulation, percent):
    scoring = replace(SCORING, sanction_cumulation=cumulation)

    assert deduction(BOTH, scoring) == Deduction((REPRIMAND, WARNING), Decimal(percent))


def test_never_more_than_the_whole_paper_is_deducted():
    scoring = replace(
        SCORING,
        sanction_cumulation=Cumulation.ADDED,
        sanctions=((REPRIMAND, Decimal(60)), (WARNING, Decimal(80))),
    )

    assert deduction(BOTH, scoring).percent == 100
