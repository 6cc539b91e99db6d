"""The lines of a table that are about somebody, told apart from all that stands between them.

Sections, totals, signatures, headings repeated after a page and rows of column numbers are set
aside and counted. What is hidden, or is a formula, or stands in a column nobody reads, is told in
findings.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from candidates.rules.facts import ImportNotice
from candidates.tables.account import Aside, SheetAccount, filled
from candidates.tables.cells import Note, Notes, raw_text
from candidates.tables.headings import Located
from candidates.tables.layout import ImportColumn, Layout, letters_of, numbers_columns, require
from candidates.tables.mending import Mending
from candidates.tables.placement import NOTHING_PLACED, SET_ASIDE, Placement
from candidates.tables.progress import counted
from candidates.tables.totals import is_total
from candidates.tables.workbook import Row, Sheet
from exams.rules.enums import Severity
from exams.rules.names import normalise

FEWEST, ENOUGH = 3, 5  # filled cells that make a line without a number: at least, and always
FULL = 0.8  # of the known columns: a signature block fills fewer, however many sign
HALF = 0.5  # of many known columns: no signature block fills so many
OF_A_UNIT = 2  # filled cells that make a line of a table that is about no persons
PERSON_KEY = "citizen_id"
SHARE = 0.3  # of the known columns that must be filled, up to enough
LEAST_KEY = 10**8  # a smaller number in the key column may be a column's number or a total
BEGINNING = 60  # characters of a text that is too long
COUNTER = "no"  # the column of running numbers (STT), where a formula is usual


class Table:
    """One sheet with its layout; gathers what is to be said of its cells, and its account."""

    def __init__(
        self,
        sheet: Sheet,
        layout: Layout,
        rows: Iterable[Row],
        key: str,
        *,
        above: Sequence[Row] = (),
        placement: Placement = NOTHING_PLACED,
        checked_only: frozenset[str] = frozenset(),
        columns: Sequence[ImportColumn] = (),
    ) -> None:
        """`key` names the column that tells a line about a person, usually the citizen number.

        `checked_only` names columns that are read and not stored; ratings are of their own kind.
        `columns` say how long a text may be.
        """
        self.sheet, self.layout, self.columns = sheet, layout, layout.columns
        self.findings: list[ImportNotice] = []
        self.account = SheetAccount(sheet.name)
        self._placement = placement
        self._rows = rows
        self._key = layout.columns.get(key, -1)
        self._read = {*self.columns.values(), *layout.years.values()}
        of_people = max(FEWEST, FULL * len(self._read))
        self._enough_with_key = of_people if key == PERSON_KEY else OF_A_UNIT
        self._not_stored = _not_stored(layout, checked_only)
        self._longest = _longest(layout, columns)
        self._letters: list[str] = []
        self._mending = Mending(sheet, layout, placement, self.note)
        self._formulas = _by_row(sheet.formulas, sheet.first_column)
        self._displayed = _by_row(sheet.displayed, sheet.first_column)
        self._errors = _by_row(sheet.errors, sheet.first_column)
        self._hidden = {index for index in self._read if sheet.hides(index)}
        self._width, self._others = 0, list[int]()  # places under no column of ours
        self._unread: Counter[int] = Counter()  # filled cells by such a place
        for number, cells in above:
            is_heading = number >= layout.first_row
            why = Aside.HEADING if is_heading else Aside.TITLE
            self.account.set_aside(why, filled(cells))

    def letter(self, index: int) -> str:
        """Return the letters of the column at a place in a row's cell list."""
        while len(self._letters) <= index:
            self._letters.append(self.sheet.letter(len(self._letters)))
        return self._letters[index]

    def records(self) -> Iterator[tuple[int, list[Any], set[int]]]:
        """Yield row number, cells and the places that cannot be read, of every line.

        Numbers that count as displayed are text in the cells; what cannot be read is empty.
        """
        width = len(self._read)
        fewest = max(FEWEST, min(ENOUGH, int(width * SHARE)))
        hidden_rows = self.sheet.hidden_rows
        special = self._formulas.keys() | self._displayed.keys() | self._errors.keys()
        for number, cells in counted(self._rows, of=self.sheet.last_row):
            count = filled(cells)
            if self._mending.is_needed:
                cells = self._mending.mended(number, cells)
            if (why := self._aside(cells, count, fewest)) is not None:
                self._set_aside(number, cells, count, why)
                continue
            self._enter(cells, count)
            blocked: set[int] = set()
            if number in special:
                cells, blocked = self._special(number, cells)
            for position in self._too_long(cells):
                cells = self._without_text(number, cells, position)
                blocked.add(position)
            if number in hidden_rows:
                self._add(number, "", Note("HIDDEN_ROW", Severity.WARNING))
            if self._hidden:
                self._see_hidden(cells)
            yield number, cells, blocked
        self._tell_columns()

    def _aside(self, cells: list[Any], count: int, fewest: int) -> Aside | None:
        """Tell why a row is no line: only looked at closely where the key is no number."""
        key = cells[self._key] if self._key >= 0 else ""
        if key.__class__ is str and len(key) > 4 and key.isdigit():
            return None
        if key.__class__ is float and key > LEAST_KEY:
            return None
        if self.layout.repeats(cells) or numbers_columns(cells):
            return Aside.HEADING
        if is_total(cells):
            return Aside.TOTAL
        if key != "" and _has_number([key]):
            return None
        if count >= fewest and _has_number(cells):
            return None
        may_be_line = key != "" and count >= self._enough_with_key
        may_be_line |= count >= max(ENOUGH, HALF * len(self._read))
        if may_be_line or (count >= FEWEST and _has_number(cells)):
            return Aside.SHORT
        return Aside.SECTION

    def _set_aside(self, number: int, cells: list[Any], count: int, why: Aside) -> None:
        """Enter a row that is no line; one that might have been a line is told."""
        self.account.set_aside(why, count)
        if why == Aside.SHORT:
            text = " | ".join(raw_text(cell) for cell in cells if cell != "")
            self._add(number, "", Note("ROW_SET_ASIDE", Severity.WARNING, text))

    def _enter(self, cells: list[Any], count: int) -> None:
        """Enter a line into the account: its cells under no column of ours are set aside."""
        self.account.rows_read += 1
        if len(cells) != self._width:
            self._width = len(cells)
            self._others = [at for at in range(len(cells)) if at not in self._read]
        for position, why in self._not_stored:
            if cells[position] != "":
                self.account.cells_aside[why] += 1
                count -= 1
        for position in self._others:
            if cells[position] != "":
                self._unread[position] += 1
                self.account.cells_aside[Aside.COLUMN] += 1
                count -= 1
        self.account.cells_read += count

    def _tell_columns(self) -> None:
        """Tell of every column that a person placed, and of every one that nobody reads."""
        keys = {position: key for key, position in self.columns.items()}
        for position, heading in self.layout.placed.items():
            note = Note("COLUMN_PLACED", Severity.INFO, heading, keys.get(position, heading))
            self.note(self.layout.last_row, position, note)
        for position, count in sorted(self._unread.items()):
            heading = self.layout.unread.get(position, "")
            if self._placement.columns.get(letters_of(heading)) == SET_ASIDE:
                note = Note("COLUMN_SET_ASIDE", Severity.INFO, heading, str(count))
            elif heading:
                note = Note("COLUMN_UNKNOWN", Severity.WARNING, heading, str(count))
            else:
                note = Note("COLUMN_UNNAMED", Severity.WARNING, "", str(count))
            self.note(self.layout.last_row, position, note)

    def _special(self, number: int, cells: list[Any]) -> tuple[list[Any], set[int]]:
        """Put displayed numbers in, take formulas and errors out."""
        cells = list(cells)
        for column, text in self._displayed.get(number, ()):
            if column < len(cells) and column not in self._mending.mends(number):
                cells[column] = text
        blocked: set[int] = set()
        columns = self._read - {self.columns.get(COUNTER, -1)} - self._mending.mends(number)
        codes = (("FORMULA_CELL", self._formulas), ("CELL_ERROR", self._errors))
        for code, marks in codes:
            for column, value in marks.get(number, ()):
                if column in columns and column not in blocked:
                    self.note(number, column, Note(code, Severity.ERROR, value))
                    blocked.add(column)
                    cells[column] = ""
        return cells, blocked

    def _too_long(self, cells: list[Any]) -> list[int]:
        """Return the places of texts that are longer than what is stored of them."""
        return [
            position
            for position, longest in self._longest.items()
            if cells[position].__class__ is str
            and len(cells[position]) > longest < len(normalise(cells[position]))
        ]

    def _without_text(self, number: int, cells: list[Any], position: int) -> list[Any]:
        """Take a text out that is too long, and tell its beginning and both lengths."""
        text = normalise(cells[position])
        figures = (("length", str(len(text))), ("longest", str(self._longest[position])))
        value = f"{text[:BEGINNING]}…"
        self.note(number, position, Note("TEXT_TOO_LONG", Severity.ERROR, value, "", figures))
        return [*cells[:position], "", *cells[position + 1 :]]

    def _see_hidden(self, cells: list[Any]) -> None:
        """Tell of a hidden column once, as soon as something stands in it."""
        for column in [column for column in self._hidden if cells[column] != ""]:
            self._hidden.discard(column)
            self._add(0, self.letter(column), Note("HIDDEN_COLUMN", Severity.WARNING))

    def note(self, row: int, column: int | None, note: Note, related: tuple[int, ...] = ()) -> None:
        """Keep something to be said of a cell, or of a whole row."""
        self._add(row, "" if column is None else self.letter(column), note, related)

    def notes(self, row: int, column: int, notes: Notes) -> None:
        for note in notes:
            self._add(row, self.letter(column), note)

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
                note.figures,
            )
        )


def _has_number(cells: list[Any]) -> bool:
    """Tell whether a date, a number or a text with a digit in it stands in one of the cells."""
    return any(
        cell.__class__ is not str or any(map(str.isdigit, cell)) for cell in cells if cell != ""
    )


def _not_stored(layout: Layout, checked_only: frozenset[str]) -> list[tuple[int, Aside]]:
    """Return the places of the columns that are read and not stored, and why each is set aside."""
    columns = [(layout.columns[key], Aside.CHECKED) for key in checked_only & layout.columns.keys()]
    years = layout.years.values() if "ratings" in checked_only else ()
    return [*columns, *((position, Aside.RATINGS) for position in years)]


def _longest(layout: Layout, columns: Sequence[ImportColumn]) -> dict[int, int]:
    """Return how many characters are stored of a text, by the place of its column."""
    bounded = [column for column in columns if column.longest and column.key in layout.columns]
    return {layout.columns[column.key]: column.longest for column in bounded}


def _by_row(marks: dict[tuple[int, int], str], first: int) -> dict[int, list[tuple[int, str]]]:
    """Return marks by row, columns as places in the cell list."""
    rows: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for (row, column), text in marks.items():
        rows[row].append((column - first, text))
    return dict(rows)


def table(
    sheet: Sheet,
    columns: Sequence[ImportColumn],
    located: Located,
    *,
    key: str,
    file: str,
    placement: Placement = NOTHING_PLACED,
    checked_only: frozenset[str] = frozenset(),
) -> Table:
    """Open the table of a sheet whose heading was looked for.

    Refuses with HEADINGS_NOT_FOUND or COLUMNS_MISSING.
    """
    layout = require(located.layout, columns, file=file, sheet=sheet.name)
    rows = chain(located.rows, sheet.rows)
    opened = Table(
        sheet,
        layout,
        rows,
        key,
        above=located.above,
        placement=placement,
        checked_only=checked_only,
        columns=columns,
    )
    if sheet.hidden:
        opened.note(0, None, Note("HIDDEN_SHEET", Severity.WARNING))
    if not layout.in_order(columns):
        opened.note(layout.first_row, None, Note("HEADER_ORDER", Severity.WARNING))
    return opened
