"""Totals (regulations 3.2, 5.7), with vectors D23 to D26 of 9.3 and cases of 9.1 and 9.2."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exams.rules.enums import Aggregation, PartKind
from exams.rules.scoring import Scoring
from grading.rules.totals import counted, passes, scale_of_total, total

SUM = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
WEIGHTED = replace(SUM, aggregation=Aggregation.WEIGHTED)
PROJECT = replace(SUM, aggregation=Aggregation.PROJECT_ONLY)
GATED = replace(SUM, aggregation=Aggregation.WRITTEN_GATE_PROJECT_RANK)
SCORES = st.integers(0, 10_000).map(lambda units: Decimal(units).scaleb(-2))


def of(written: str, proposal: str, scoring: Scoring) -> str:
    return str(total(Decimal(written), Decimal(proposal), scoring))


@pytest.mark.parametrize(
    ("vector", "written", "proposal", "scoring", "expected"),
    [
        ("D23", "80", "65.5", WEIGHTED, "75.65"),
        ("D24", "62.5", "71", WEIGHTED, "65.05"),
        ("D26", "60", "82.60", SUM, "142.60"),
        ("half up", "58.25", "61", WEIGHTED, "59.08"),
        ("project only", "60", "82.60", PROJECT, "82.60"),
        ("gate, then project", "60", "82.60", GATED, "82.60"),
        ("R01 first two", "81", "92", SUM, "173.00"),
    ],
)
def test_the_total_of_two_parts(vector, written, proposal, scoring, expected):
    assert of(written, proposal, scoring) == expected, vector


def test_a_correction_reaches_the_total():
    """R03: an essay of 75 was really worth 87, and the order of two people turns."""
    before, after, other = (total(Decimal(points), None, SUM) for points in ("75", "87", "80"))

    assert before < other < after


def test_other_weights_are_honoured():
    scoring = replace(WEIGHTED, weight_written=Decimal(60), weight_proposal=Decimal(40))

    assert of("80", "65.5", scoring) == "74.20"


@pytest.mark.parametrize("aggregation", [Aggregation.SUM, Aggregation.WEIGHTED])
@pytest.mark.parametrize("part", list(PartKind))
def test_with_one_part_the_total_is_that_part(aggregation, part):
    scoring = replace(SUM, parts=(part,), aggregation=aggregation)
    scores = {PartKind.WRITTEN: Decimal("61.5"), PartKind.PROPOSAL: Decimal(72)}
    sat = scores[part]

    assert total(sat, None, scoring) + total(None, sat, scoring) == sat
    assert counted(scoring) == (part,)
    assert scale_of_total(scoring) == 100


@pytest.mark.parametrize(
    ("scoring", "scale"),
    [
        (SUM, 200),
        (WEIGHTED, 100),
        (PROJECT, 100),
        (GATED, 100),
        (replace(SUM, scale_per_part=Decimal(50), written_gate=Decimal(25)), 100),
    ],
)
def test_a_total_keeps_its_scale(scoring, scale):
    """L11: 169.33 cannot be on a hundred."""
    assert scale_of_total(scoring) == scale


def test_a_gate_is_not_made_up_for_by_a_high_total():
    """D25: written 49.5, project 95; and L12: 44 fails where 50 passes."""
    assert not passes(Decimal("49.5"), SUM.written_gate)
    assert [passes(Decimal(each), Decimal(50)) for each in (44, 50, 83)] == [False, True, True]


@given(SCORES, SCORES, st.integers(0, 100), st.sampled_from(Aggregation))
def test_a_total_is_never_off_by_a_rounding(written, proposal, weight, aggregation):
    weights = {"weight_written": Decimal(weight), "weight_proposal": Decimal(100 - weight)}
    scoring = replace(SUM, aggregation=aggregation, **weights)
    w, p = Fraction(written), Fraction(proposal)
    exact = {
        Aggregation.SUM: w + p,
        Aggregation.WEIGHTED: (w * weight + p * (100 - weight)) / 100,
        Aggregation.PROJECT_ONLY: p,
        Aggregation.WRITTEN_GATE_PROJECT_RANK: p,
    }[aggregation]

    assert Fraction(total(written, proposal, scoring)) == Fraction((exact * 200 + 1) // 2, 100)
