"""The points that decide the order of merit: the total, then the tie-breaks."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from exams.rules.enums import Aggregation, PartKind
from exams.rules.scale import ZERO, half_up
from exams.rules.scoring import Scoring, TieKey
from grading.rules.totals import shares


class Standing(NamedTuple):
    """One person who passed every part: the total, then the tie-break points in their order.

    Units: whole numbers of the smallest rounded unit (hundredths, with two decimals).
    """

    entry: str
    merit: tuple[int, ...]


Scores = tuple[str, Decimal | None, Decimal | None]


def tie_keys(scoring: Scoring) -> tuple[TieKey, ...]:
    """The points that are compared, in order, when totals are equal.

    Source: profile `tie_break`. What stands behind the head's decision is never reached, and a
    part that does not belong to the ranking cannot break a tie (PROJECT_ONLY).
    """
    keys = scoring.tie_break
    if TieKey.HEAD_DECISION in keys:
        keys = keys[: keys.index(TieKey.HEAD_DECISION)]
    if scoring.aggregation == Aggregation.PROJECT_ONLY:
        return tuple(key for key in keys if key == TieKey.PROPOSAL)
    return tuple(key for key in keys if PartKind(key) in scoring.parts)


def standings(scores: Iterable[Scores], scoring: Scoring) -> tuple[Standing, ...]:
    """Turn rounded scores (entry, written, proposal) into whole numbers that can be sorted.

    Source: regulations 3.2 and 5.7; the total is the one of `totals.total`.
    Units:  points in; the smallest rounded unit out.
    """
    on_paper, by_mouth = shares(scoring)
    pick = [(TieKey.WRITTEN, TieKey.PROPOSAL).index(key) for key in tie_keys(scoring)]
    decimals, unit = scoring.decimals, Decimal(10) ** scoring.decimals
    rows = []
    for entry, written, proposal in scores:
        points = written or ZERO, proposal or ZERO
        total = half_up(points[0] * on_paper + points[1] * by_mouth, decimals)
        merit = (int(total * unit), *[int(points[each] * unit) for each in pick])
        rows.append(Standing(entry, merit))
    return tuple(rows)
