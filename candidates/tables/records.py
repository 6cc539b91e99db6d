"""The lines of a table that are about somebody, told apart from all that stands between them.

Sections, totals, signatures, headings repeated after a page and rows of column numbers are passed
over. What is hidden, or is a formula, is told in findings.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from candidates.rules.facts import ImportNotice
from candidates.tables.cells import Note, Notes
from candidates.tables.headings import find
from candidates.tables.layout import Layout, SheetColumn, numbers_columns, require
from candidates.tables.totals import is_total
from candidates.tables.workbook import Row, Sheet
from exams.rules.enums import Severity

FEWEST, ENOUGH = 3, 5  # filled cells that make a line: at least, and always
SHARE = 0.3  # of the known columns that must be filled, up to enough
LEAST_KEY = 10**8  # a smaller number in the key column may be a column's number or a total
COUNTER = "no"  # the column of running numbers (STT), where a formula is usual


class Table:
    """One sheet with its layout; gathers what is to be said of its cells."""

    def __init__(self, sheet: Sheet, layout: Layout, rows: Iterable[Row], key: str) -> None:
        """`key` names the column that tells a line about a person, usually the citizen number."""
        self.sheet = sheet
        self.layout = layout
        self.findings: list[ImportNotice] = []
        self.columns = layout.columns
        self._rows = rows
        self._key = layout.columns.get(key, -1)
        self._letters = [sheet.letter(index) for index in range(self._width() + 1)]
        self._formulas = _by_row(sheet.formulas, sheet.first_column)
        self._displayed = _by_row(sheet.displayed, sheet.first_column)
        self._errors = _by_row(sheet.errors, sheet.first_column)
        self._hidden = {index for index in range(self._width()) if sheet.hides(index)}

    def _width(self) -> int:
        return 1 + max((*self.columns.values(), *self.layout.years.values()))

    def records(self) -> Iterator[tuple[int, list[Any], set[int]]]:
        """Yield row number, cells and the places that cannot be read, of every line.

        Numbers that count as displayed are text in the cells; what cannot be read is empty.
        """
        width = len(self.columns) + len(self.layout.years)
        fewest = max(FEWEST, min(ENOUGH, int(width * SHARE)))
        hidden_rows = self.sheet.hidden_rows
        special = self._formulas.keys() | self._displayed.keys() | self._errors.keys()
        for number, cells in self._rows:
            if len(cells) - cells.count("") < fewest or self._is_between(cells):
                continue
            blocked: set[int] = set()
            if number in special:
                cells, blocked = self._special(number, cells)
            if number in hidden_rows:
                self._add(number, "", Note("HIDDEN_ROW", Severity.WARNING))
            if self._hidden:
                self._see_hidden(cells)
            yield number, cells, blocked

    def _is_between(self, cells: list[Any]) -> bool:
        """Tell whether a row is no line: only looked at closely where the key is no number."""
        key = cells[self._key] if self._key >= 0 else ""
        if key.__class__ is str and len(key) > 4 and key.isdigit():
            return False
        if key.__class__ is float and key > LEAST_KEY:
            return False
        return self.layout.repeats(cells) or numbers_columns(cells) or is_total(cells)

    def _special(self, number: int, cells: list[Any]) -> tuple[list[Any], set[int]]:
        """Put displayed numbers in, take formulas and errors out."""
        cells = list(cells)
        for column, text in self._displayed.get(number, ()):
            if column < len(cells):
                cells[column] = text
        blocked: set[int] = set()
        columns = {*self.columns.values(), *self.layout.years.values()}
        columns.discard(self.columns.get(COUNTER, -1))
        codes = (("FORMULA_CELL", self._formulas), ("CELL_ERROR", self._errors))
        for code, marks in codes:
            for column, value in marks.get(number, ()):
                if column in columns and column not in blocked:
                    self.note(number, column, Note(code, Severity.ERROR, value))
                    blocked.add(column)
                    cells[column] = ""
        return cells, blocked

    def _see_hidden(self, cells: list[Any]) -> None:
        """Tell of a hidden column once, as soon as something stands in it."""
        for column in [column for column in self._hidden if cells[column] != ""]:
            self._hidden.discard(column)
            self._add(0, self._letters[column], Note("HIDDEN_COLUMN", Severity.WARNING))

    def note(self, row: int, column: int | None, note: Note, related: tuple[int, ...] = ()) -> None:
        """Keep something to be said of a cell, or of a whole row."""
        self._add(row, "" if column is None else self._letters[column], note, related)

    def notes(self, row: int, column: int, notes: Notes) -> None:
        for note in notes:
            self._add(row, self._letters[column], note)

    def _add(self, row: int, column: str, note: Note, related: tuple[int, ...] = ()) -> None:
        self.findings.append(
            ImportNotice(
                self.sheet.name,
                row,
                column,
                note.code,
                note.severity,
                note.value,
                note.suggestion,
                related,
            )
        )


def _by_row(marks: dict[tuple[int, int], str], first: int) -> dict[int, list[tuple[int, str]]]:
    """Return marks by row, columns as places in the cell list."""
    rows: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for (row, column), text in marks.items():
        rows[row].append((column - first, text))
    return dict(rows)


def table(
    sheet: Sheet,
    columns: Sequence[SheetColumn],
    *,
    key: str,
    file: str,
    before: Layout | None = None,
) -> Table:
    """Open the table of a sheet; a sheet without a heading goes on with the layout `before`.

    Refuses with HEADINGS_NOT_FOUND or COLUMNS_MISSING.
    """
    layout, rows = find(sheet, columns)
    layout = require(layout or before, columns, file=file, sheet=sheet.name)
    opened = Table(sheet, layout, chain(rows, sheet.rows), key)
    if sheet.hidden:
        opened.note(0, None, Note("HIDDEN_SHEET", Severity.WARNING))
    if not layout.in_order(columns):
        opened.note(layout.first_row, None, Note("HEADER_ORDER", Severity.WARNING))
    return opened
