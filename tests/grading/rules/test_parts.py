"""One script and one defence, from raw facts to the official score (regulations 5.8)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from exams.rules.scoring import Scoring
from exams.rules.terms import Aggregation, PartKind, SanctionLevel, SittingState, ZeroReason
from grading.rules.panel import Slips
from grading.rules.proposal import Proposal, ProposalScore, score_proposal
from grading.rules.reconciliation import Marks
from grading.rules.remark import Request
from grading.rules.sanctions import Sanction
from grading.rules.terms import Branch, Flip, Pending, RemarkState, Status
from grading.rules.written import Written, WrittenScore, score_written

SCORING = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
GATE = Decimal(50)
TWO = Marks(Decimal(70), Decimal(72))
SANCTION = Sanction(SanctionLevel.EXAM_REPRIMAND)
DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("sitting", "written", "proposal"),
    [
        (SittingState.ABSENT, Status.ABSENT_WRITTEN, Status.ABSENT_PROPOSAL),
        (SittingState.SUSPENDED, Status.SUSPENDED, Status.SUSPENDED),
        (SittingState.CANCELLED, Status.CANCELLED, Status.CANCELLED),
    ],
)
def test_who_did_not_sit_has_no_score_and_not_nought(sitting, written, proposal):
    assert score_written(Written(sitting=sitting, marks=TWO), SCORING) == WrittenScore(
        gate=GATE, status=written
    )
    assert score_proposal(
        Proposal(sitting=sitting, slips=Slips((GATE,) * 5)), SCORING
    ) == ProposalScore(gate=GATE, status=proposal)


def test_nought_by_rule_was_sat_and_fails():
    score = score_written(Written(zero=ZeroReason.UNSIGNED, marks=TWO), SCORING)

    assert (score.status, score.official) == (Status.FAILED_WRITTEN, Decimal(0))
    assert (score.branch, score.marks) == (Branch.ZERO_BY_RULE_UNSIGNED, Marks())


def test_a_script_without_marks_is_pending():
    score = score_written(Written(), SCORING)

    assert (score.status, score.pending) == (Status.PENDING, (Pending.MARKS,))


def test_the_deduction_is_taken_after_the_remark():
    facts = Written(
        marks=TWO,
        sanctions=(replace(SANCTION, applied=True),),
        request=Request(DAY, Decimal(73), Decimal(73)),
    )

    score = score_written(facts, SCORING, remark_until=DAY)

    assert (str(score.provisional), str(score.official_raw)) == ("53.25", "73.00")
    assert (str(score.official), score.change.flip) == ("54.75", Flip.NONE)


def test_two_open_questions_are_both_told():
    facts = Written(
        marks=TWO, sanctions=(SANCTION,), request=Request(DAY, Decimal(80), Decimal(80))
    )

    score = score_written(facts, SCORING)

    assert score.pending == (Pending.SANCTION_DECISION, Pending.DIALOGUE)
    assert (score.answer.state, score.official_raw, score.official) == (
        RemarkState.DIALOGUE,
        None,
        None,
    )


def test_a_request_before_there_is_a_score_waits():
    score = score_written(Written(request=Request(DAY)), SCORING)

    assert (score.answer, score.change.flip) == (None, Flip.PENDING)


def test_another_gate_is_honoured():
    strict = replace(SCORING, written_gate=Decimal(72), proposal_gate=Decimal(72))

    assert score_written(Written(marks=TWO), strict).status == Status.FAILED_WRITTEN
    assert (
        score_proposal(Proposal(slips=Slips((Decimal(71),) * 5)), strict).status
        == Status.FAILED_PROPOSAL
    )


@pytest.mark.parametrize(
    ("applied", "score", "status", "pending"),
    [
        (None, None, Status.PENDING, (Pending.SANCTION_DECISION,)),
        (False, "80.00", Status.PASSED_PROPOSAL, ()),
        (True, "60.00", Status.PASSED_PROPOSAL, ()),
    ],
)
def test_a_sanction_at_the_defence_counts_like_one_on_paper(applied, score, status, pending):
    slips = Slips((Decimal(80),) * 5)

    found = score_proposal(
        Proposal(slips=slips, sanctions=(replace(SANCTION, applied=applied),)), SCORING
    )

    assert found.score == (None if score is None else Decimal(score))
    assert (found.status, found.pending, found.assessed) == (status, pending, Decimal(80))
