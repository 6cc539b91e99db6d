"""One written script, from its raw facts to its official score."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from exams.rules.enums import SanctionLevel, SittingState, ZeroReason
from exams.rules.scoring import Scoring
from grading.rules.enums import Branch, Pending, ScoreStatus
from grading.rules.reconciliation import (
    ScriptMarks,
    Settled,
    Unsettled,
    reconcile,
    zero_by_rule,
)
from grading.rules.remark import RemarkAnswer, RemarkChange, Request, answer, change
from grading.rules.sanctions import Deduction, SanctionFacts, deduct, deduction
from grading.rules.totals import passes

NO_MARKS = ScriptMarks()
_NOT_SAT = {
    SittingState.ABSENT: ScoreStatus.ABSENT_WRITTEN,
    SittingState.WITHDRAWN: ScoreStatus.WITHDRAWN,
    SittingState.CALLED_OFF: ScoreStatus.CALLED_OFF,
    SittingState.SUSPENDED: ScoreStatus.SUSPENDED,
    SittingState.CANCELLED: ScoreStatus.CANCELLED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is known of one entry in the written test."""

    sitting: SittingState = SittingState.PRESENT
    zero: ZeroReason | None = None
    marks: ScriptMarks = NO_MARKS
    sanctions: tuple[SanctionFacts, ...] = ()
    request: Request | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenScore:
    """Every step from the two marks to the official score; None: not there (yet).

    Units: points, rounded; percent for the deduction.
    """

    gate: Decimal
    status: ScoreStatus
    marks: ScriptMarks = NO_MARKS
    difference: Decimal | None = None
    branch: Branch | None = None
    reconciled: Decimal | None = None
    levels: tuple[SanctionLevel, ...] = ()
    percent: Decimal | None = None
    provisional: Decimal | None = None
    requested_on: date | None = None
    answer: RemarkAnswer | None = None
    official_raw: Decimal | None = None
    official: Decimal | None = None
    pending: tuple[Pending, ...] = ()

    @property
    def change(self) -> RemarkChange:
        """What a remark did to the published score; nothing, where none was asked."""
        return change(self.provisional, self.official, self.gate)


def score_written(
    facts: Written, scoring: Scoring, *, remark_until: date | None = None
) -> WrittenScore:
    """Carry one script through marks, remark and deduction, in this order.

    Source: regulations 5.2, 5.4, 5.5, 5.8. Absent is not nought; nought by rule is.
    Units:  points on the scale of the part.
    """
    if facts.sitting != SittingState.PRESENT:
        return WrittenScore(gate=scoring.written_gate, status=_NOT_SAT[facts.sitting])
    marks = NO_MARKS if facts.zero else facts.marks
    outcome = zero_by_rule(facts.zero, scoring) if facts.zero else reconcile(marks, scoring)
    if isinstance(outcome, Settled):
        return _carry(facts, marks, outcome, scoring, remark_until)
    return _unsettled(facts, marks, outcome, scoring)


def _unsettled(
    facts: Written, marks: ScriptMarks, outcome: Unsettled, scoring: Scoring
) -> WrittenScore:
    """No score yet; what the chair decided about sanctions stands all the same."""
    off = deduction(facts.sanctions, scoring)
    return WrittenScore(
        gate=scoring.written_gate,
        status=ScoreStatus.PENDING,
        marks=marks,
        difference=outcome.difference,
        branch=outcome.branch,
        levels=off.levels,
        percent=off.percent if off.levels else None,
        pending=(*_pending(off, None), outcome.pending),
    )


def _carry(
    facts: Written, marks: ScriptMarks, outcome: Settled, scoring: Scoring, until: date | None
) -> WrittenScore:
    """From the reconciled score to the official one: remark first, then deduction."""
    remark_answer = _answer(facts.request, outcome.points, scoring, until)
    raw = remark_answer.official if remark_answer else outcome.points
    off = deduction(facts.sanctions, scoring)
    official = None if raw is None or off.undecided else deduct(raw, off.percent, scoring)
    return WrittenScore(
        gate=scoring.written_gate,
        status=_status(official, scoring),
        marks=marks,
        difference=outcome.difference,
        branch=outcome.branch,
        reconciled=outcome.points,
        levels=off.levels,
        percent=off.percent,
        provisional=deduct(outcome.points, off.percent, scoring),
        requested_on=facts.request.requested_on if facts.request else None,
        answer=remark_answer,
        official_raw=raw,
        official=official,
        pending=_pending(off, remark_answer),
    )


def _answer(
    request: Request | None, reconciled: Decimal, scoring: Scoring, until: date | None
) -> RemarkAnswer | None:
    return answer(request, reconciled, scoring, until=until) if request else None


def _pending(off: Deduction, remark_answer: RemarkAnswer | None) -> tuple[Pending, ...]:
    sanction = (Pending.SANCTION_DECISION,) if off.undecided else ()
    remark = (remark_answer.pending,) if remark_answer and remark_answer.pending else ()
    return (*sanction, *remark)


def _status(official: Decimal | None, scoring: Scoring) -> ScoreStatus:
    if official is None:
        return ScoreStatus.PENDING
    passed = passes(official, scoring.written_gate)
    return ScoreStatus.PASSED_WRITTEN if passed else ScoreStatus.FAILED_WRITTEN
