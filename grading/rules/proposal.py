"""One proposal defence, from the slips of the panel to the official score."""

from dataclasses import dataclass
from decimal import Decimal

from exams.rules.enums import SanctionLevel, SittingState
from exams.rules.scoring import Scoring
from grading.rules.enums import Branch, Pending, ScoreStatus
from grading.rules.panel import Slips, assess
from grading.rules.reconciliation import Settled, Unsettled
from grading.rules.sanctions import Deduction, SanctionFacts, deduct, deduction
from grading.rules.totals import passes

NO_SLIPS = Slips()
_NOT_SAT = {
    SittingState.ABSENT: ScoreStatus.ABSENT_PROPOSAL,
    SittingState.WITHDRAWN: ScoreStatus.WITHDRAWN,
    SittingState.CALLED_OFF: ScoreStatus.CALLED_OFF,
    SittingState.SUSPENDED: ScoreStatus.SUSPENDED,
    SittingState.CANCELLED: ScoreStatus.CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is known of one entry in the proposal defence. There is no remark (5.6)."""

    sitting: SittingState = SittingState.PRESENT
    slips: Slips = NO_SLIPS
    sanctions: tuple[SanctionFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalScore:
    """Every step from the slips to the score; None: not there (yet).

    Units: points, rounded; `assessed` is the score before a deduction.
    """

    gate: Decimal
    status: ScoreStatus
    slips: tuple[Decimal, ...] = ()
    spread: Decimal | None = None
    branch: Branch | None = None
    assessed: Decimal | None = None
    levels: tuple[SanctionLevel, ...] = ()
    score: Decimal | None = None
    pending: tuple[Pending, ...] = ()


def score_proposal(facts: Proposal, scoring: Scoring) -> ProposalScore:
    """Carry one defence from the slips to the score.

    Source: regulations 5.2, 5.6, 5.8.
    Units:  points on the scale of the part.
    """
    if facts.sitting != SittingState.PRESENT:
        return ProposalScore(gate=scoring.proposal_gate, status=_NOT_SAT[facts.sitting])
    outcome = assess(facts.slips, scoring)
    if isinstance(outcome, Settled):
        return _carry(facts, outcome, scoring)
    return _unsettled(facts, outcome, scoring)


def _unsettled(facts: Proposal, outcome: Unsettled, scoring: Scoring) -> ProposalScore:
    off = deduction(facts.sanctions, scoring)
    return ProposalScore(
        gate=scoring.proposal_gate,
        status=ScoreStatus.PENDING,
        slips=facts.slips.points,
        spread=outcome.difference,
        branch=outcome.branch,
        levels=off.levels,
        pending=(*_pending(off), outcome.pending),
    )


def _carry(facts: Proposal, outcome: Settled, scoring: Scoring) -> ProposalScore:
    off = deduction(facts.sanctions, scoring)
    score = None if off.undecided else deduct(outcome.points, off.percent, scoring)
    return ProposalScore(
        gate=scoring.proposal_gate,
        status=_status(score, scoring),
        slips=facts.slips.points,
        spread=outcome.difference,
        branch=outcome.branch,
        assessed=outcome.points,
        levels=off.levels,
        score=score,
        pending=_pending(off),
    )


def _pending(off: Deduction) -> tuple[Pending, ...]:
    return (Pending.SANCTION_DECISION,) if off.undecided else ()


def _status(score: Decimal | None, scoring: Scoring) -> ScoreStatus:
    if score is None:
        return ScoreStatus.PENDING
    passed = passes(score, scoring.proposal_gate)
    return ScoreStatus.PASSED_PROPOSAL if passed else ScoreStatus.FAILED_PROPOSAL
