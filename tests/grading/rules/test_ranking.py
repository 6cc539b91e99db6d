"""The list of one position: the synthetic table of 9.3, D25, D30 and the states of a position."""

from dataclasses import replace
from decimal import Decimal

import pytest

from exams.rules.enums import Aggregation, PartKind, SittingState
from exams.rules.scoring import Scoring, SurvivorRule
from grading.rules.enums import Opening, Pending, PositionState, Result, Survivor
from grading.rules.outcome import Facts, work_out
from grading.rules.panel import Slips
from grading.rules.proposal import Proposal
from grading.rules.ranking import Entrant, PositionTerms, opening, rank
from grading.rules.reconciliation import ScriptMarks
from grading.rules.written import Written

SUM = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
PROJECT = replace(SUM, aggregation=Aggregation.PROJECT_ONLY)
POST = PositionTerms(code="VT01", seats=1)
ABSENT = Written(sitting=SittingState.ABSENT)


def decide(position, facts, scoring):
    (decided,) = work_out([position], facts, scoring)
    return decided


def points(text: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(each) for each in text.split())


def person(entry: str, marks: str = "", slips: str = "", **changes: object) -> Facts:
    facts = Facts(
        entry=entry,
        position="VT01",
        written=Written(marks=ScriptMarks(*points(marks))),
        proposal=Proposal(slips=Slips(points(slips))),
    )
    return replace(facts, **changes)


TABLE = (
    person("LD001", "70 74", "78 80 82 79 81"),
    person("LD002", "49.5 50"),
    person("LD003", "66 70", "88 86 85 84 87"),
    person("LD004", written=ABSENT),
    person("LD005", "60 64", "45 50 48 52 49"),
)


def summary(decided):
    return {
        row.entry: (
            row.rank,
            *(None if each is None else str(each) for each in (row.written, row.proposal)),
            None if row.total is None else str(row.total),
            row.result,
        )
        for row in decided.ranking.rows
    }


def test_the_synthetic_table_as_printed():
    decided = decide(POST, TABLE, SUM)

    assert decided.ranking.selected == ("LD003",)
    assert summary(decided) == {
        "LD003": (1, "68.00", "86.00", "154.00", Result.SELECTED),
        "LD001": (2, "72.00", "80.00", "152.00", Result.PASSED_NOT_SELECTED),
        "LD002": (None, "49.75", None, None, Result.FAILED_WRITTEN),
        "LD004": (None, None, None, None, Result.ABSENT_WRITTEN),
        "LD005": (None, "62.00", "48.80", None, Result.FAILED_PROPOSAL),
    }


def winners(*changed: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    by_entry = {each.entry: each for each in (*TABLE, *changed)}
    return tuple(
        decide(POST, by_entry.values(), scoring).ranking.selected for scoring in (SUM, PROJECT)
    )


def test_variant_one_both_methods_agree():
    assert winners() == (("LD003",), ("LD003",))


def test_variant_two_another_panel_another_winner():
    assert winners(person("LD001", "70 74", "89 89 89 89 89")) == (("LD001",), ("LD001",))


def test_variant_three_the_method_matters():
    assert winners(person("LD003", "61 65", "88 86 85 84 87")) == (("LD001",), ("LD003",))


def test_d25_a_high_total_does_not_pass_a_gate():
    table = [*TABLE, person("LD006", "49.5 49.5", "95 95 95 95 95")]

    decided = decide(POST, table, SUM)

    assert summary(decided)["LD006"] == (None, "49.50", None, None, Result.FAILED_WRITTEN)


def test_d30_absent_in_the_second_part_is_not_ranked():
    gone = person("LD006", "90 90", proposal=Proposal(sitting=SittingState.ABSENT))

    decided = decide(POST, [*TABLE, gone], SUM)

    assert summary(decided)["LD006"] == (None, "90.00", None, None, Result.ABSENT_PROPOSAL)
    assert decided.ranking.selected == ("LD003",)


def test_l12_exactly_one_of_twelve_fails_the_gate():
    marks = ["83", "44", "51", "51.5", "52", "50.5", "60", "65", "70", "72", "75", "80"]
    table = [person(f"LD{n:03}", f"{each} {each}") for n, each in enumerate(marks)]

    decided = decide(replace(POST, seats=3), table, replace(SUM, parts=(PartKind.WRITTEN,)))

    results = [row.result for row in decided.ranking.rows]
    assert results.count(Result.FAILED_WRITTEN) == 1
    assert len(decided.ranking.selected) == 3


def test_while_anything_is_open_nobody_is_ranked():
    table = [*TABLE, person("LD006", "60 70")]

    decided = decide(POST, table, SUM)

    assert decided.ranking.state == PositionState.PENDING
    assert decided.ranking.pending == (("LD006", Pending.THIRD_MARKER),)
    assert summary(decided)["LD003"] == (
        *(None, "68.00", "86.00", "154.00"),
        Result.PASSED_NOT_RANKED_YET,
    )
    assert summary(decided)["LD002"][-1] == Result.FAILED_WRITTEN


def test_a_defence_without_slips_is_open():
    decided = decide(POST, [*TABLE, person("LD006", "70 70")], SUM)

    assert decided.ranking.pending == (("LD006", Pending.PANEL_SLIPS),)


def test_what_has_not_been_sat_is_open():
    listed = [Entrant("LD001"), Entrant("LD002")]

    written = rank(POST, listed, SUM)
    proposal = rank(POST, listed, replace(SUM, parts=(PartKind.PROPOSAL,)))

    assert written.pending == (("LD001", Pending.MARKS), ("LD002", Pending.MARKS))
    assert proposal.pending == (("LD001", Pending.PANEL_SLIPS), ("LD002", Pending.PANEL_SLIPS))


def test_a_tie_over_the_last_seat_leaves_the_position_open():
    twin = person("LD006", "66 70", "88 86 85 84 87")

    decided = decide(POST, [*TABLE, twin], SUM)
    ordered = decide(replace(POST, tie_order=(("LD006", 1), ("LD003", 2))), [*TABLE, twin], SUM)

    assert decided.ranking.state == PositionState.TIE_PENDING
    assert decided.ranking.rows[0].tied_with == ("LD006",)
    assert (ordered.ranking.state, ordered.ranking.selected) == ("DECIDED", ("LD006",))


ALONE = (TABLE[0], TABLE[1], TABLE[3])


@pytest.mark.parametrize(
    ("rule", "decision", "waived", "state", "result"),
    [
        (
            "CONTINUE_WITH_DECISION",
            None,
            False,
            "SINGLE_SURVIVOR_PENDING",
            "SINGLE_SURVIVOR_PENDING",
        ),
        ("CONTINUE_WITH_DECISION", Survivor.CONTINUE, False, "DECIDED", "SELECTED"),
        (
            "CONTINUE_WITH_DECISION",
            Survivor.STOP,
            False,
            "SINGLE_SURVIVOR_STOPPED",
            "SINGLE_SURVIVOR_STOPPED",
        ),
        ("CONTINUE_WITH_DECISION", None, True, "DECIDED", "SELECTED"),
        ("CONTINUE", None, False, "DECIDED", "SELECTED"),
        ("STOP", None, False, "SINGLE_SURVIVOR_STOPPED", "SINGLE_SURVIVOR_STOPPED"),
    ],
)
def test_one_survivor_of_several(rule, decision, waived, state, result):
    """L20: of two candidates one passes the first round."""
    scoring = replace(SUM, single_survivor_after_gate=SurvivorRule(rule))
    position = replace(POST, survivor=decision, waived=waived)

    decided = decide(position, ALONE, scoring)

    assert decided.ranking.state == state
    assert summary(decided)["LD001"][-1] == result
    assert summary(decided)["LD004"][-1] == Result.ABSENT_WRITTEN
    assert bool(decided.proposal) == (state == "DECIDED")


def test_a_lone_candidate_is_no_survivor():
    assert decide(POST, TABLE[:1], SUM).ranking.selected == ("LD001",)


def test_with_one_part_there_is_nothing_to_go_on_to():
    written = replace(SUM, parts=(PartKind.WRITTEN,))

    decided = decide(POST, ALONE, written)

    assert (decided.ranking.selected, decided.proposal) == (("LD001",), ())


def test_with_the_proposal_alone_everybody_defends():
    scoring = replace(PROJECT, parts=(PartKind.PROPOSAL,))

    decided = decide(POST, [TABLE[0], TABLE[2], TABLE[4]], scoring)

    assert decided.written == ()
    assert summary(decided)["LD003"] == (1, None, "86.00", "86.00", Result.SELECTED)


def test_where_nobody_passes_nobody_is_selected():
    decided = decide(POST, [TABLE[1], TABLE[3]], SUM)

    assert (decided.ranking.state, decided.ranking.selected) == (PositionState.NO_ONE_PASSED, ())


@pytest.mark.parametrize("closed", [each for each in Opening if each != Opening.HELD])
def test_a_position_that_is_not_held_ranks_nobody(closed):
    ranking = decide(replace(POST, opening=closed), TABLE, SUM).ranking

    assert (ranking.state, ranking.rows, ranking.pending) == (closed, (), ())


@pytest.mark.parametrize(
    ("registrations", "eligible", "minimum", "waived", "state"),
    [
        (0, 0, 2, False, Opening.NO_REGISTRATION),
        (2, 1, 2, False, Opening.NOT_ENOUGH_CANDIDATES),
        (2, 1, 2, True, Opening.HELD),
        (2, 0, 2, True, Opening.NOT_ENOUGH_CANDIDATES),
        (5, 4, 2, False, Opening.HELD),
        (3, 3, 3, False, Opening.HELD),
    ],
    ids=["nobody", "L23", "L13", "nobody eligible", "L16", "L24"],
)
def test_whether_the_exam_is_held(registrations, eligible, minimum, waived, state):
    assert (
        opening(registrations=registrations, eligible=eligible, minimum=minimum, waived=waived)
        == state
    )


def test_a_campaign_is_worked_out_position_by_position():
    other = replace(POST, code="VT02")

    first, second = work_out([POST, other], TABLE, SUM)

    assert first == decide(POST, TABLE, SUM)
    assert (second.ranking.position, second.ranking.rows) == ("VT02", ())


@pytest.mark.parametrize("turn", [1, -1])
def test_the_order_of_the_facts_does_not_matter(turn):
    assert decide(POST, TABLE[::turn], SUM) == decide(POST, TABLE, SUM)
