"""A figure as it is shown: a chart, and the table of the same numbers beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from web.charts import Chart

MOST_BESIDE = 5  # columns of a table that stands beside its chart
MOST_OPEN = 20  # rows of a table below its chart; a longer one is opened by who wants it
Value = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """One column: its heading, and what it holds.

    `kind`: text, code, whole, points, percent, or optional: a text that may be left out.
    """

    heading: str
    kind: str = "whole"

    @property
    def is_number(self) -> bool:
        return self.kind not in ("text", "code", "optional")

    @property
    def css(self) -> str:
        """Return the class of its cells."""
        return "number" if self.is_number else self.kind


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The numbers, as the page shows them and as the spreadsheet holds them.

    `flagged` are the rows that should be looked at, counted from 0.
    """

    columns: tuple[FigureColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    flagged: frozenset[int] = frozenset()

    @property
    def lines(self) -> list[tuple[bool, list[tuple[FigureColumn, Value]]]]:
        """Return each row as a template wants it: is it flagged, and each value with its column."""
        return [
            (number in self.flagged, list(zip(self.columns, row, strict=True)))
            for number, row in enumerate(self.rows)
        ]


@dataclass(frozen=True, slots=True)
class NamedLinks:
    """What a figure leads to, by name: what they have in common, and (words, address) of each."""

    title: str
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One section of a page of figures; `key` tells its elements apart on the page."""

    key: str
    title: str
    table: FigureTable
    chart: Chart | None = None
    note: str = ""
    links: tuple[NamedLinks, ...] = ()

    @property
    def layout(self) -> str:
        """Return how both stand: side by side, or the chart above a table that is wide."""
        is_wide = len(self.table.columns) > MOST_BESIDE or self.is_folded
        return "stack" if is_wide or self.chart is None else "split split-file"

    @property
    def is_folded(self) -> bool:
        """Say whether the chart shows the greatest and the table is opened to see them all."""
        return self.chart is not None and len(self.table.rows) > MOST_OPEN


def table(
    columns: Iterable[FigureColumn],
    rows: Iterable[Sequence[Value]],
    flagged: Iterable[int] = (),
) -> FigureTable:
    """Return a table of these columns and rows, whatever holds them."""
    return FigureTable(tuple(columns), tuple(map(tuple, rows)), frozenset(flagged))
