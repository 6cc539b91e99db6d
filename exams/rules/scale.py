"""Points: what may be written on a slip, how it is read, and the one place that rounds."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from exams.rules.refusals import Refusal

ZERO = Decimal(0)
_QUANTA = tuple(Decimal(1).scaleb(-decimals) for decimals in range(7))
_WRITTEN_POINTS = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class Scale:
    """The marks that exist: from nought to the maximum, in equal steps.

    Source: noi quy art. 13 (rubric); profile `scale_per_part`, `mark_step`.
    Units:  points, both ends included.
    """

    maximum: Decimal
    step: Decimal

    def check(self, points: Decimal) -> None:
        """Refuse points that are outside the scale or between two of its steps."""
        if not isinstance(points, Decimal):
            raise TypeError(f"points are Decimal, not {type(points).__name__}")
        if not (points.is_finite() and ZERO <= points <= self.maximum and not points % self.step):
            raise Refusal("OFF_SCALE", points=points, low=ZERO, high=self.maximum, step=self.step)


def half_up(value: Decimal, decimals: int = 2) -> Decimal:
    """Round to so many places, half away from nought. Nothing else rounds points.

    Source: regulations 5.7, "lam tron den 02 chu so thap phan"; profile `decimals`, `rounding`.
    Units:  points in, points out; a rounded nought has no sign.
    """
    if not isinstance(value, Decimal):
        raise TypeError(f"only Decimal is rounded, not {type(value).__name__}")
    return value.quantize(_QUANTA[decimals], ROUND_HALF_UP) + ZERO


def parse_points(text: str) -> Decimal | None:
    """Read points as a person types them, with a comma or a dot. Blank is None, and not nought.

    Source: regulations 8.4 (decimal comma in documents).
    Units:  points; the scale is checked apart.
    """
    typed = text.strip()
    if not typed:
        return None
    if not _WRITTEN_POINTS.fullmatch(typed):
        raise Refusal("NOT_POINTS", text=text)
    return Decimal(typed.replace(",", "."))
