"""How two markers' points become one score, or whose turn it is when they cannot."""

from dataclasses import dataclass
from decimal import Decimal

from exams.rules.enums import ZeroReason
from exams.rules.scale import ZERO, half_up
from exams.rules.scoring import Scoring
from grading.rules.enums import Branch, Pending


@dataclass(frozen=True, slots=True)
class ScriptMarks:
    """All the points that one script has received."""

    first: Decimal | None = None
    second: Decimal | None = None
    third: Decimal | None = None
    agreed: Decimal | None = None
    head: Decimal | None = None
    collective: Decimal | None = None
    opened: Decimal | None = None  # marked collectively after the codes were opened


@dataclass(frozen=True, slots=True)
class Settled:
    """One score, and the way it came about."""

    branch: Branch
    points: Decimal
    difference: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Unsettled:
    """No score yet; somebody must act first."""

    pending: Pending
    branch: Branch | None = None
    difference: Decimal | None = None


Reconciled = Settled | Unsettled


def reconcile(marks: ScriptMarks, scoring: Scoring) -> Reconciled:
    """Turn two independent marks into one score, or say who must decide.

    Source: noi quy art. 16 (regulations 5.4); profile `diff_auto_max`, `diff_third_min`.
    Units:  points on whole scripts; a difference equal to the first limit is still a mean, one
            equal to the second already asks for a third marker.
    """
    if marks.first is None or marks.second is None:
        return Unsettled(Pending.MARKS)
    difference = abs(marks.first - marks.second)
    if difference <= scoring.diff_auto_max:
        return _settled(Branch.MEAN, (marks.first + marks.second) / 2, difference, scoring)
    if difference < scoring.diff_third_min:
        return _discussed(marks, difference, scoring)
    return _third(marks, difference, scoring)


def zero_by_rule(reason: ZeroReason, scoring: Scoring) -> Settled:
    """A script that is worth nought whatever is written on it; it was sat all the same.

    Source: noi quy art. 16 (regulations 5.1 and 5.4).
    """
    return Settled(Branch(f"ZERO_BY_RULE_{reason}"), half_up(ZERO, scoring.decimals))


def _discussed(marks: ScriptMarks, difference: Decimal, scoring: Scoring) -> Reconciled:
    if marks.agreed is not None:
        return _settled(Branch.HEAD_DISCUSSION_AGREED, marks.agreed, difference, scoring)
    if marks.head is not None:
        return _settled(Branch.HEAD_DISCUSSION_HEAD, marks.head, difference, scoring)
    return Unsettled(Pending.HEAD_DISCUSSION, Branch.HEAD_DISCUSSION, difference)


def _third(marks: ScriptMarks, difference: Decimal, scoring: Scoring) -> Reconciled:
    if marks.third is None and marks.opened is not None:
        return _settled(Branch.COLLECTIVE_OPENED, marks.opened, difference, scoring)
    if marks.third is None:
        return Unsettled(Pending.THIRD_MARKER, Branch.THIRD_MARKER, difference)
    if marks.third == marks.first:
        return _settled(Branch.THIRD_EQUALS_FIRST, marks.third, difference, scoring)
    if marks.third == marks.second:
        return _settled(Branch.THIRD_EQUALS_SECOND, marks.third, difference, scoring)
    if marks.collective is not None:
        return _settled(Branch.COLLECTIVE, marks.collective, difference, scoring)
    return Unsettled(Pending.COLLECTIVE_MARKING, Branch.COLLECTIVE, difference)


def _settled(branch: Branch, points: Decimal, difference: Decimal, scoring: Scoring) -> Settled:
    return Settled(branch, half_up(points, scoring.decimals), difference)
