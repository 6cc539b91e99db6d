"""Who evaluates a month, and what those beside the competent one came to.

Source: regulations 1.3 (31): several sources, of which the one competent to evaluate decides.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

CENT = Decimal("0.01")


class RaterSource(StrEnum):
    """Who evaluated; what the superior says is set against the year, the others stand beside it."""

    SUPERIOR = "SUPERIOR"  # the one competent to evaluate: of a file that names no source
    SELF = "SELF"
    COLLECTIVE = "COLLECTIVE"
    PARTY_CELL = "PARTY_CELL"


COMPETENT = RaterSource.SUPERIOR


class OtherRater(NamedTuple):
    """What another source says of a year: of how many months, and the mean of their points."""

    source: RaterSource
    months: int
    mean: Decimal | None  # None where only ratings are recorded


def mean_of(points: tuple[Decimal, ...]) -> Decimal:
    """Return the mean of the points, rounded half up to two places."""
    return (sum(points, Decimal(0)) / len(points)).quantize(CENT, ROUND_HALF_UP)


def others_of(months: Iterable[tuple[RaterSource, Decimal | None]]) -> tuple[OtherRater, ...]:
    """Return what each source beside the competent one says of the months of a year, in order."""
    by_source: dict[RaterSource, list[Decimal | None]] = {}
    for source, points in months:
        by_source.setdefault(source, []).append(points)
    return tuple(
        _other(source, by_source[source])
        for source in RaterSource
        if source != COMPETENT and source in by_source
    )


def _other(source: RaterSource, points: list[Decimal | None]) -> OtherRater:
    numbers = tuple(each for each in points if each is not None)
    return OtherRater(source, len(points), mean_of(numbers) if numbers else None)
