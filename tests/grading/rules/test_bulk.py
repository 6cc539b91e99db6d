"""Whole numbers and decimals are one law."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from exams.rules.enums import Aggregation, PartKind
from exams.rules.scoring import Scoring, TieKey
from grading.rules.bulk import reckoner
from grading.rules.enums import Branch
from grading.rules.merit import standings
from grading.rules.panel import Slips, assess
from grading.rules.reconciliation import ScriptMarks, Settled, reconcile
from grading.rules.totals import passes

SUM = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
HUNDREDTHS = st.integers(0, 10_000)
NEAR = st.integers(6_000, 7_500)
SCORING = st.builds(
    lambda aggregation, weight, keys, auto, spread, gate: replace(
        SUM,
        aggregation=aggregation,
        weight_written=weight,
        weight_proposal=100 - weight,
        tie_break=keys,
        diff_auto_max=auto,
        panel_spread_max=spread,
        written_gate=gate,
        proposal_gate=gate,
    ),
    st.sampled_from(Aggregation),
    st.sampled_from([Decimal(70), Decimal("62.5"), Decimal(0), Decimal(100)]),
    st.permutations(TieKey).map(tuple),
    st.sampled_from([Decimal(4), Decimal("5.005"), Decimal(10)]),
    st.sampled_from([Decimal(8), Decimal("9.999")]),
    st.sampled_from([Decimal(50), Decimal("52.505"), Decimal("52.5")]),
)


def points(hundredths: int) -> Decimal:
    return Decimal(hundredths).scaleb(-2)


def whole(settled: Settled) -> int:
    return int(settled.points * 100)


@given(SCORING, NEAR, NEAR)
def test_two_marks(scoring, first, second):
    outcome = reconcile(ScriptMarks(points(first), points(second)), scoring)

    expected = whole(outcome) if outcome.branch == Branch.MEAN else None
    assert reckoner(scoring).written(first, second) == expected


@given(SCORING, st.lists(NEAR, max_size=8))
def test_slips(scoring, slips):
    outcome = assess(Slips(tuple(map(points, slips))), scoring)

    expected = whole(outcome) if outcome.branch == Branch.PANEL_MEAN else None
    assert reckoner(scoring).proposal(slips) == expected


@given(SCORING, HUNDREDTHS, HUNDREDTHS)
def test_standings(scoring, written, proposal):
    expected = standings([("LD001", points(written), points(proposal))], scoring)

    assert (reckoner(scoring).merit("LD001", written, proposal),) == expected


@given(SCORING, HUNDREDTHS)
def test_gates(scoring, score):
    made = reckoner(scoring)

    passed = passes(points(score), scoring.written_gate)
    assert (score >= made.written_gate, score >= made.proposal_gate) == (passed, passed)
