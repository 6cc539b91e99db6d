"""One script and one defence, from raw facts to the official score (regulations 5.8)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from exams.rules.enums import Aggregation, PartKind, SanctionLevel, SittingState, ZeroReason
from exams.rules.scoring import Scoring
from grading.rules.enums import Branch, Flip, Pending, RemarkState, ScoreStatus
from grading.rules.panel import Slips
from grading.rules.proposal import Proposal, ProposalScore, score_proposal
from grading.rules.reconciliation import ScriptMarks
from grading.rules.remark import Request
from grading.rules.sanctions import SanctionFacts
from grading.rules.written import Written, WrittenScore, score_written

SCORING = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
GATE = Decimal(50)
TWO = ScriptMarks(Decimal(70), Decimal(72))
SANCTION = SanctionFacts(SanctionLevel.EXAM_REPRIMAND)
DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("sitting", "written", "proposal"),
    [
        (SittingState.ABSENT, ScoreStatus.ABSENT_WRITTEN, ScoreStatus.ABSENT_PROPOSAL),
        (SittingState.WITHDRAWN, ScoreStatus.WITHDRAWN, ScoreStatus.WITHDRAWN),
        (SittingState.SUSPENDED, ScoreStatus.SUSPENDED, ScoreStatus.SUSPENDED),
        (SittingState.CANCELLED, ScoreStatus.CANCELLED, ScoreStatus.CANCELLED),
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

    assert (score.status, score.official) == (ScoreStatus.FAILED_WRITTEN, Decimal(0))
    assert (score.branch, score.marks) == (Branch.ZERO_BY_RULE_UNSIGNED, ScriptMarks())


def test_a_script_without_marks_is_pending():
    score = score_written(Written(), SCORING)

    assert (score.status, score.pending) == (ScoreStatus.PENDING, (Pending.MARKS,))


APART = ScriptMarks(Decimal(60), Decimal(68))
FAR_SLIPS = Slips((Decimal(60), Decimal(60), Decimal(60), Decimal(60), Decimal(80)))


def test_a_sanction_that_is_decided_stands_while_the_marks_are_still_unsettled():
    decided = (replace(SANCTION, applied=True),)

    script = score_written(Written(marks=APART, sanctions=decided), SCORING)
    defence = score_proposal(Proposal(slips=FAR_SLIPS, sanctions=decided), SCORING)

    assert (script.levels, script.percent) == ((SANCTION.level,), Decimal(25))
    assert script.pending == (Pending.HEAD_DISCUSSION,)
    assert defence.levels == (SANCTION.level,)
    assert defence.pending == (Pending.PANEL_HEAD_DECISION,)


def test_an_undecided_sanction_is_told_while_the_marks_are_still_unsettled():
    script = score_written(Written(marks=APART, sanctions=(SANCTION,)), SCORING)
    defence = score_proposal(Proposal(slips=FAR_SLIPS, sanctions=(SANCTION,)), SCORING)

    assert (script.levels, script.percent) == ((), None)
    assert script.pending == (Pending.SANCTION_DECISION, Pending.HEAD_DISCUSSION)
    assert defence.pending == (Pending.SANCTION_DECISION, Pending.PANEL_HEAD_DECISION)


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

    assert score_written(Written(marks=TWO), strict).status == ScoreStatus.FAILED_WRITTEN
    assert (
        score_proposal(Proposal(slips=Slips((Decimal(71),) * 5)), strict).status
        == ScoreStatus.FAILED_PROPOSAL
    )


@pytest.mark.parametrize(
    ("applied", "score", "status", "pending"),
    [
        (None, None, ScoreStatus.PENDING, (Pending.SANCTION_DECISION,)),
        (False, "80.00", ScoreStatus.PASSED_PROPOSAL, ()),
        (True, "60.00", ScoreStatus.PASSED_PROPOSAL, ()),
    ],
)
def test_a_sanction_at_the_defence_counts_like_one_on_paper(applied, score, status, pending):
    slips = Slips((Decimal(80),) * 5)

    defence = score_proposal(
        Proposal(slips=slips, sanctions=(replace(SANCTION, applied=applied),)), SCORING
    )

    assert defence.score == (None if score is None else Decimal(score))
    assert (defence.status, defence.pending, defence.assessed) == (status, pending, Decimal(80))
