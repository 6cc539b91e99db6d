"""What a second marking of a written script changes (phuc khao)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from exams.rules.scale import half_up
from exams.rules.scoring import Scoring
from grading.rules.enums import Flip, Pending, RemarkBranch, RemarkState


@dataclass(frozen=True, slots=True)
class Request:
    """A request for a remark and all that followed from it."""

    requested_on: date
    first: Decimal | None = None
    second: Decimal | None = None
    third: Decimal | None = None
    dialogue: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Remarked:
    """The remarkers' own score."""

    branch: RemarkBranch
    points: Decimal


@dataclass(frozen=True, slots=True)
class RemarkAnswer:
    """What the request led to; `official` is the score before any deduction, None while open."""

    state: RemarkState
    official: Decimal | None
    pending: Pending | None = None
    remarked: Remarked | None = None
    difference: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RemarkChange:
    """What a request did to the published score."""

    points: Decimal | None
    flip: Flip


def remarked(request: Request, scoring: Scoring) -> Remarked | Pending:
    """The score of the remarkers, or whose turn it is.

    Source: noi quy art. 17 (regulations 5.5): any difference asks for a third remarker.
    Units:  points; the mean of three is rounded.
    """
    first, second, third = request.first, request.second, request.third
    if first is None or second is None:
        return Pending.REMARKS
    if first == second:
        return Remarked(RemarkBranch.EQUAL, half_up(first, scoring.decimals))
    if third is None:
        return Pending.REMARK_THIRD_MARKER
    if third in (first, second):
        return Remarked(RemarkBranch.TWO_OF_THREE, half_up(third, scoring.decimals))
    mean = half_up((first + second + third) / 3, scoring.decimals)
    return Remarked(RemarkBranch.MEAN_OF_THREE, mean)


def answer(
    request: Request, reconciled: Decimal, scoring: Scoring, *, until: date | None
) -> RemarkAnswer:
    """Compare the remark with the reconciled score, before any deduction.

    Source: noi quy arts. 17 and 18 (regulations 5.5); `remark_adopt_below`,
            `remark_dialogue_from`. The last day for requests is included.
    Units:  points. A difference equal to the limit already asks for the meeting of the heads.
    """
    if until is not None and request.requested_on > until:
        return RemarkAnswer(RemarkState.REFUSED_LATE, reconciled)
    result = remarked(request, scoring)
    if isinstance(result, Pending):
        return RemarkAnswer(RemarkState.WAITING, None, result)
    return _compared(request, result, reconciled, scoring)


def _compared(
    request: Request, result: Remarked, reconciled: Decimal, scoring: Scoring
) -> RemarkAnswer:
    """Adopt a small difference; let the two heads meet over a great one."""
    difference = abs(result.points - reconciled)
    if difference < min(scoring.remark_adopt_below, scoring.remark_dialogue_from):
        return RemarkAnswer(
            _adopted(result.points, reconciled), result.points, None, result, difference
        )
    if difference == 0:
        return RemarkAnswer(RemarkState.UNCHANGED, reconciled, None, result, difference)
    if request.dialogue is None:
        return RemarkAnswer(RemarkState.DIALOGUE, None, Pending.DIALOGUE, result, difference)
    decided = half_up(request.dialogue, scoring.decimals)
    return RemarkAnswer(RemarkState.DIALOGUE_DECIDED, decided, None, result, difference)


def change(provisional: Decimal | None, official: Decimal | None, gate: Decimal) -> RemarkChange:
    """What became of the published score, and whether the gate was crossed.

    Source: regulations 9.2 R06 (report of changes by remark).
    Units:  points, after any deduction on both sides.
    """
    if provisional is None or official is None:
        return RemarkChange(None, Flip.PENDING)
    return RemarkChange(official - provisional, _flip(provisional >= gate, official >= gate))


def _adopted(points: Decimal, reconciled: Decimal) -> RemarkState:
    if points == reconciled:
        return RemarkState.UNCHANGED
    return RemarkState.ADOPT_UP if points > reconciled else RemarkState.ADOPT_DOWN


def _flip(passed: bool, passes: bool) -> Flip:
    if passed == passes:
        return Flip.NONE
    return Flip.FAIL_TO_PASS if passes else Flip.PASS_TO_FAIL
