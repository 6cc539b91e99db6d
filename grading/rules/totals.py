"""Gates, and the parts of an exam made into one total."""

from decimal import Decimal

from exams.rules.enums import Aggregation, PartKind
from exams.rules.scale import ZERO, half_up
from exams.rules.scoring import HUNDRED, Scoring

_PROPOSAL_ALONE = (Aggregation.PROJECT_ONLY, Aggregation.WRITTEN_GATE_PROJECT_RANK)


def passes(points: Decimal, gate: Decimal) -> bool:
    """Whether a rounded score passes; exactly the gate is enough.

    Source: regulations 5.7; profile `written_gate`, `proposal_gate`.
    Units:  points of one part.
    """
    return points >= gate


def counted(scoring: Scoring) -> tuple[PartKind, ...]:
    """The parts whose points enter the total."""
    if scoring.aggregation in _PROPOSAL_ALONE:
        return (PartKind.PROPOSAL,)
    return scoring.parts


def total(written: Decimal | None, proposal: Decimal | None, scoring: Scoring) -> Decimal:
    """The total that ranks, from the rounded scores of the parts, rounded once more.

    Source: regulations 3.2 (M1 to M4) and 5.7; profile `aggregation`, weights.
    Units:  points on `scale_of_total`. With one part, the total is that part in every mode.
    """
    on_paper, by_mouth = shares(scoring)
    exact = (written or ZERO) * on_paper + (proposal or ZERO) * by_mouth
    return half_up(exact, scoring.decimals)


def shares(scoring: Scoring) -> tuple[Decimal, Decimal]:
    """How often a point of the written test and a point of the proposal count in the total."""
    if scoring.aggregation == Aggregation.WEIGHTED and len(scoring.parts) > 1:
        return scoring.weight_written / HUNDRED, scoring.weight_proposal / HUNDRED
    parts = counted(scoring)
    return Decimal(PartKind.WRITTEN in parts), Decimal(PartKind.PROPOSAL in parts)


def scale_of_total(scoring: Scoring) -> Decimal:
    """The highest total there can be; it is kept with every total (9.1 L11).

    Units: points.
    """
    if scoring.aggregation == Aggregation.SUM:
        return scoring.scale_per_part * len(scoring.parts)
    return scoring.scale_per_part
