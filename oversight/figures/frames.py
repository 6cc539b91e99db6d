"""The one place that loads pandas, and only when a figure is asked for (decision 6).

The figures take what they need from the frames that are made here; they never import pandas, except
for the names of types.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame


def frame_of(rows: Iterable[Iterable[Any]], columns: Sequence[str]) -> "DataFrame":
    """Return plain rows as a frame with these columns; the first call loads pandas (0.8 s)."""
    from pandas import DataFrame  # noqa: PLC0415 - 68 MB that no other page pays for

    return DataFrame.from_records(list(map(tuple, rows)), columns=list(columns))


def rounded(value: float, places: int = 2) -> Decimal | None:
    """Return a number of a frame as it is shown, None for what there is not (NaN)."""
    return None if value != value else Decimal(f"{value:.{places}f}") + 0  # no "-0.00"


def share(part: int, whole: int) -> Decimal | None:
    """Return a part of a whole in percent with one decimal, None of nothing."""
    return rounded(100 * part / whole, 1) if whole else None
