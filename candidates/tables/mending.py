"""What a row says beyond its own cells: merged ones above it, and what a person put right."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from candidates.tables.cell_marks import column_number
from candidates.tables.cells import Note, plain_value, raw_text
from candidates.tables.layout import Layout
from candidates.tables.placement import Placement
from candidates.tables.workbook import Sheet
from exams.rules.enums import Severity

Tell = Callable[[int, int, Note], None]  # row, position in the cell list, what is said of it


class Mending:
    """Puts into rows what stands for their cells, and tells of each: CELL_MERGED, CELL_MENDED.

    A value that a person placed is told once for its column (VALUE_PLACED).
    """

    def __init__(self, sheet: Sheet, layout: Layout, placement: Placement, tell: Tell) -> None:
        self._tell = tell
        self._merges = _merges(sheet, {*layout.columns.values(), *layout.years.values()})
        self._cells = _cells(sheet, placement)
        self._values = _values(layout, placement)
        self._above: dict[int, tuple[int, Any]] = {}  # position: last row of the merge, its value
        self._reported: set[tuple[int, str]] = set()
        self.is_needed = bool(self._merges or self._cells or self._values)

    def mends(self, row: int) -> set[int]:
        """Return the positions in a row whose cells a person put right."""
        return {position for position, _ in self._cells.get(row, ())}

    def mended(self, row: int, cells: list[Any]) -> list[Any]:
        """Return the cells of a row with everything put in."""
        cells = list(cells)
        self._put_mended(row, cells)
        self._put_merged(row, cells)
        self._put_placed(row, cells)
        return cells

    def _put_mended(self, row: int, cells: list[Any]) -> None:
        for position, text in self._cells.get(row, ()):
            if 0 <= position < len(cells):
                original = raw_text(cells[position])
                self._tell(row, position, Note("CELL_MENDED", Severity.INFO, original, text))
                cells[position] = text

    def _put_merged(self, row: int, cells: list[Any]) -> None:
        """Fill the cells under the first one of a vertical merge."""
        for position, last in self._merges.get(row, ()):
            if position < len(cells) and cells[position] != "":
                self._above[position] = last, cells[position]
        for position, (last, value) in list(self._above.items()):
            if row > last:
                del self._above[position]
            elif cells[position] == "":
                cells[position] = value
                self._tell(row, position, Note("CELL_MERGED", Severity.INFO, "", raw_text(value)))

    def _put_placed(self, row: int, cells: list[Any]) -> None:
        for position, texts in self._values.items():
            original = plain_value(raw_text(cells[position]))
            if original in texts:
                cells[position] = texts[original]
                if (position, original) not in self._reported:
                    self._reported.add((position, original))
                    note = Note("VALUE_PLACED", Severity.INFO, original, texts[original])
                    self._tell(row, position, note)


def _merges(sheet: Sheet, positions: set[int]) -> dict[int, list[tuple[int, int]]]:
    """Return, by the first row of a vertical merge, its position and its last row."""
    merges: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for (top, left), (bottom, right) in sheet.merged:
        position = left - sheet.first_column
        if bottom > top and left == right and position in positions:
            merges[top + 1].append((position, bottom + 1))
    return dict(merges)


def _cells(sheet: Sheet, placement: Placement) -> dict[int, list[tuple[int, str]]]:
    """Return, by row, the positions that a person put right and the text that counts."""
    cells: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for (name, row, letters), text in placement.cells.items():
        if name == sheet.name:
            cells[row].append((column_number(letters) - sheet.first_column, text))
    return dict(cells)


def _values(layout: Layout, placement: Placement) -> dict[int, dict[str, str]]:
    """Return, by position, the texts that a person placed and what each is to be read as."""
    values: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for (key, original), text in placement.values.items():
        for name, position in layout.positions().items():
            if name.partition("-")[0] == key:
                values[position][original] = text
    return dict(values)
