"""What a reprimand or a warning in the exam room takes off the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from exams.rules.enums import SanctionLevel
from exams.rules.scale import ZERO, half_up
from exams.rules.scoring import HUNDRED, Cumulation, Scoring


@dataclass(frozen=True, slots=True)
class SanctionFacts:
    """One sanction in the minutes. The chair decides whether it deducts; None: not yet."""

    level: SanctionLevel
    applied: bool | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """The sanctions that count so far, what they take together, and whether one is undecided.

    Units: percent of the score of that paper.
    """

    levels: tuple[SanctionLevel, ...] = ()
    percent: Decimal = ZERO
    undecided: bool = False


NO_DEDUCTION = Deduction()


def deduction(sanctions: Sequence[SanctionFacts], scoring: Scoring) -> Deduction:
    """What the chair takes off this paper; a sanction he has not decided on takes nothing yet.

    Source: noi quy art. 2(7)a (regulations 5.2); profile `sanctions`, `sanction_cumulation`.
    Units:  percent; never more than a hundred.
    """
    if not sanctions:
        return NO_DEDUCTION
    undecided = any(each.applied is None for each in sanctions)
    counted = [(scoring.percent(each.level), each.level) for each in sanctions if each.applied]
    if not counted:
        return Deduction(undecided=undecided)
    if scoring.sanction_cumulation == Cumulation.HIGHER_ONLY:
        percent, level = max(counted)
        return Deduction((level,), percent, undecided)
    levels = tuple(sorted(level for _, level in counted))
    return Deduction(levels, _together([percent for percent, _ in counted], scoring), undecided)


def deduct(points: Decimal, percent: Decimal, scoring: Scoring) -> Decimal:
    """The score that remains. Applied to the score after the remark (profile `sanction_applied`).

    Source: regulations 5.2.
    Units:  points, rounded.
    """
    if not percent:
        return points
    return half_up(points * (HUNDRED - percent) / HUNDRED, scoring.decimals)


def _together(percents: list[Decimal], scoring: Scoring) -> Decimal:
    if scoring.sanction_cumulation == Cumulation.ADDED:
        return min(sum(percents, ZERO), HUNDRED)
    remaining = HUNDRED
    for percent in percents:
        remaining = remaining * (HUNDRED - percent) / HUNDRED
    return HUNDRED - remaining
