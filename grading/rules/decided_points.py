"""How far a score that people decide may lie from the points that it settles."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from exams.rules.refusals import Refusal
from exams.rules.scoring import Scoring


@dataclass(frozen=True, slots=True)
class DecidedBounds:
    """What one person may decide alone: between the points given, or one of them.

    Units: points; `step` is that of the marks.
    """

    points: tuple[Decimal, ...]
    step: Decimal

    def holds(self, score: Decimal) -> bool:
        """Tell whether a score stays within the points that it settles, both ends included."""
        if not self.points:
            return False
        is_between = min(self.points) <= score <= max(self.points)
        return score in self.points or (is_between and not score % self.step)

    def require(self, score: Decimal) -> None:
        """Refuse (BEYOND_POINTS, NOTHING_TO_SETTLE) what takes a reason and a second person."""
        if not self.points:
            raise Refusal("NOTHING_TO_SETTLE", points=score, field="points")
        if not self.holds(score):
            low, high = min(self.points), max(self.points)
            bounds = {"low": low, "high": high, "step": self.step}
            raise Refusal("BEYOND_POINTS", points=score, **bounds, field="points")


def bounds_of(points: Iterable[Decimal | None], scoring: Scoring) -> DecidedBounds:
    """Return the bounds that these marks, scores or slips set; what was not given sets none.

    Source: noi quy arts. 16, 17 and 22 (a discussion is about the points that were given).
    """
    return DecidedBounds(tuple(each for each in points if each is not None), scoring.mark_step)
