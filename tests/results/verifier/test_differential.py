"""Two implementations that share no code agree on campaigns nobody thought of."""

import importlib.util
import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.rules.canonical import Encoded, canon, canon_by_definition
from exams.rules.enums import Aggregation, PartKind, SanctionLevel, SittingState, ZeroReason
from exams.rules.scoring import Cumulation, Scoring, SurvivorRule, TieKey
from grading.rules.enums import Opening, Survivor
from grading.rules.outcome import Facts, work_out
from grading.rules.panel import Slips
from grading.rules.proposal import Proposal
from grading.rules.ranking import PositionTerms
from grading.rules.reconciliation import ScriptMarks
from grading.rules.remark import Request
from grading.rules.sanctions import SanctionFacts
from grading.rules.snapshot import inputs_of, outcome_of
from grading.rules.written import Written
from tests import sample

SPEC = importlib.util.spec_from_file_location(
    "verify_bundle", sample.ROOT / "results" / "verifier" / "verify_bundle.py"
)
verifier = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(verifier)

POSITIONS = ("VT01", "VT02")
UNTIL = date(2026, 11, 25)


def mostly(usual, rare):
    return st.integers(0, 24).flatmap(lambda die: usual if die else rare)


HALVES = st.sampled_from([Decimal(each) / 2 for each in range(98, 124)])
FINE = st.sampled_from([Decimal(each) / 100 for each in range(4900, 5100, 7)])
SITTING = mostly(st.just(SittingState.PRESENT), st.sampled_from(SittingState))
SANCTIONS = mostly(
    st.just(()),
    st.lists(
        st.builds(
            SanctionFacts, st.sampled_from(SanctionLevel), st.sampled_from([True, False, None])
        ),
        max_size=3,
    ).map(tuple),
)
MARKS = st.builds(
    ScriptMarks,
    mostly(HALVES, st.none()),
    mostly(HALVES, st.none()),
    mostly(st.sampled_from([Decimal(50), Decimal(55), Decimal(60)]), st.none()),
    st.none() | FINE,
    mostly(FINE, st.none()),
    mostly(FINE, st.none()),
)
REQUEST = st.builds(
    Request,
    st.dates(date(2026, 11, 18), date(2026, 11, 27)),
    *(mostly(HALVES, st.none()) for _ in range(3)),
    dialogue=mostly(FINE, st.none()),
)
WRITTEN = st.builds(
    Written,
    sitting=SITTING,
    zero=mostly(st.none(), st.sampled_from(ZeroReason)),
    marks=MARKS,
    sanctions=SANCTIONS,
    request=mostly(st.none(), REQUEST),
)
PROPOSAL = st.builds(
    Proposal,
    sitting=SITTING,
    slips=st.builds(
        Slips, st.lists(HALVES, min_size=2, max_size=5).map(tuple), mostly(FINE, st.none())
    ),
    sanctions=SANCTIONS,
)
SCORING = st.builds(
    Scoring,
    parts=mostly(st.just(tuple(PartKind)), st.just((PartKind.PROPOSAL,))),
    aggregation=st.sampled_from(Aggregation),
    written_gate=st.sampled_from([Decimal(50), Decimal(45), Decimal("52.5")]),
    proposal_gate=st.sampled_from([Decimal(50), Decimal(55)]),
    decimals=mostly(st.just(2), st.integers(0, 4)),
    diff_auto_max=st.sampled_from([Decimal(4), Decimal(5)]),
    diff_third_min=st.sampled_from([Decimal(5), Decimal(8), Decimal(10)]),
    remark_adopt_below=st.sampled_from([Decimal(3), Decimal(5)]),
    sanction_cumulation=st.sampled_from(Cumulation),
    panel_min_examiners=st.integers(2, 3),
    panel_spread_max=st.sampled_from([Decimal(8), Decimal(10)]),
    tie_break=st.permutations(TieKey).map(tuple) | st.just((TieKey.WRITTEN,)),
    single_survivor_after_gate=st.sampled_from(SurvivorRule),
)


@st.composite
def campaigns(draw):
    numbers = [f"LD{number:03}" for number in range(draw(st.integers(0, 14)))]
    facts = [
        Facts(
            entry=number,
            position=draw(st.sampled_from(POSITIONS)),
            written=draw(WRITTEN),
            proposal=draw(PROPOSAL),
        )
        for number in numbers
    ]
    order = draw(st.permutations(numbers))
    positions = [
        PositionTerms(
            code=code,
            seats=draw(st.integers(1, 3)),
            opening=draw(mostly(st.just(Opening.HELD), st.sampled_from(Opening))),
            waived=draw(mostly(st.just(False), st.just(True))),
            survivor=draw(st.none() | st.sampled_from(Survivor)),
            tie_order=tuple(
                (number, index) for index, number in enumerate(order) if draw(st.booleans())
            ),
        )
        for code in POSITIONS
    ]
    return positions, facts, draw(SCORING)


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(campaigns(), st.none() | st.just(UNTIL))
def test_the_product_and_the_verifier_agree(campaign, until):
    positions, facts, scoring = campaign
    decided = work_out(positions, facts, scoring, remark_until=until)
    inputs = inputs_of(positions, facts, scoring, remark_until=until)

    product = json.loads(canon(outcome_of(decided, scoring)))
    theirs = verifier.recompute(json.loads(canon(inputs)))

    assert list(verifier.compare(product, theirs, "outcome")) == []


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(campaigns(), st.none() | st.just(UNTIL))
def test_a_snapshot_of_shared_facts_is_to_the_byte_what_the_definition_writes_of_them_apart(
    campaign, until
):
    positions, facts, scoring = campaign
    shared = [*facts, *(replace(each, entry=f"{each.entry}0") for each in facts)]
    apart = [deepcopy(each) for each in shared]

    quick, by_definition = [
        [
            encode(inputs_of(positions, some, scoring, remark_until=until)),
            encode(outcome_of(work_out(positions, some, scoring, remark_until=until), scoring)),
        ]
        for encode, some in ((encoded, shared), (canon_by_definition, apart))
    ]

    assert quick == by_definition


def encoded(snapshot):
    return Encoded(snapshot).entry


SMALL = st.builds(
    lambda scores, aggregation, keys, seats, decided: (scores, aggregation, keys, seats, decided),
    st.lists(st.tuples(st.integers(100, 103), st.integers(100, 103)), min_size=2, max_size=10),
    st.sampled_from(Aggregation),
    st.lists(st.sampled_from(TieKey), unique=True).map(tuple),
    st.integers(1, 4),
    st.booleans(),
)


@settings(max_examples=300, deadline=None)
@given(SMALL)
def test_they_agree_on_ties_of_every_kind(field):
    """Few different scores, so that almost everything is tied with something."""
    scores, aggregation, keys, seats, decided = field
    scoring = Scoring(
        parts=tuple(PartKind), aggregation=aggregation, tie_break=keys, panel_min_examiners=2
    )
    facts = [
        Facts(
            entry=f"LD{number:03}",
            position="VT01",
            written=Written(marks=ScriptMarks(Decimal(w) / 2, Decimal(w) / 2)),
            proposal=Proposal(slips=Slips((Decimal(p) / 2,) * 2)),
        )
        for number, (w, p) in enumerate(scores)
    ]
    order = tuple((each.entry, index) for index, each in enumerate(facts[::-1])) if decided else ()
    positions = [PositionTerms(code="VT01", seats=seats, tie_order=order)]

    product = json.loads(canon(outcome_of(work_out(positions, facts, scoring), scoring)))
    theirs = verifier.recompute(json.loads(canon(inputs_of(positions, facts, scoring))))

    assert list(verifier.compare(product, theirs, "outcome")) == []
