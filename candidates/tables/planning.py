"""Reads a planning list: what it says of everybody, and what has to be said of it.

reading = read_planning(path, catalogue=catalogue, settings=settings)
reading.accepted   # lines without an ERROR finding
reading.rows       # all lines that could be read whole, faulty ones too
reading.findings   # what to tell the person who sent the file
"""

from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, get_args

from candidates.rules.catalogue import Catalogue
from candidates.rules.facts import ImportNotice, PlanningRow
from candidates.rules.planning import judge
from candidates.rules.planning_line import Breach, JudgedField, Line, PlanningSettings
from candidates.tables import planning_form
from candidates.tables.account import SheetAccount, set_aside
from candidates.tables.cells import Note
from candidates.tables.headings import Located, find
from candidates.tables.intake import Source
from candidates.tables.layout import Layout
from candidates.tables.notices import cited, extra, in_file_order
from candidates.tables.placement import NOTHING_PLACED, Placement
from candidates.tables.planning_lines import PlanningLines, Readers
from candidates.tables.posts import Directory
from candidates.tables.progress import ReadingStep, tell
from candidates.tables.records import Table, table
from candidates.tables.sheets_to_read import require_sheets, sheets_to_read
from candidates.tables.workbook import Book, Sheet, opened
from exams.rules.enums import Severity
from exams.rules.names import fold
from exams.rules.refusals import Refusal

BIRTH = ("born_male", "born_female", "born")
JUDGED = (*get_args(JudgedField), *BIRTH)


@dataclass(frozen=True)
class PlanningReading:
    """What came out of a file. `lines` counts everybody in the list, read or not."""

    rows: tuple[PlanningRow, ...]
    findings: tuple[ImportNotice, ...]
    lines: int
    accounts: tuple[SheetAccount, ...] = ()
    unread: frozenset[str] = frozenset()  # numbers and folded names of lines without a row

    @cached_property
    def faulty(self) -> frozenset[tuple[str, int]]:
        """Sheet and row of every line with an ERROR finding."""
        errors = (finding for finding in self.findings if finding.severity == Severity.ERROR)
        return frozenset((finding.sheet, finding.row) for finding in errors)

    @cached_property
    def accepted(self) -> tuple[PlanningRow, ...]:
        return tuple(row for row in self.rows if (row.sheet, row.row) not in self.faulty)


def read_planning(
    source: Source,
    *,
    catalogue: Catalogue,
    settings: PlanningSettings,
    name: str = "",
    placement: Placement = NOTHING_PLACED,
) -> PlanningReading:
    """Read a planning list and judge it by the law of the list.

    Without a wish for sheets the first one that has the heading is the list. Refuses with a
    FILE_* code, SHEETS_NOT_FOUND, HEADINGS_NOT_FOUND or COLUMNS_MISSING.
    """
    reading = _Reading(catalogue, settings, placement)
    with opened(source, name=name) as book:
        wanted = sheets_to_read(book, placement.sheets or settings.sheets)
        require_sheets(book)
        for sheet in book.sheets:
            reading.see(sheet, book.file, wanted)
        reading.require_a_list(book)
        reading.judge()
        findings = in_file_order(reading.findings, book)
    return PlanningReading(
        rows=tuple(reading.rows),
        findings=findings,
        lines=len(reading.lines),
        accounts=tuple(reading.accounts),
        unread=frozenset(reading.unread),
    )


class _Reading:
    """Keeps what was read so far, over all sheets of a list."""

    def __init__(
        self, catalogue: Catalogue, settings: PlanningSettings, placement: Placement
    ) -> None:
        self.catalogue, self.settings, self.placement = catalogue, settings, placement
        self.findings: list[ImportNotice] = []
        self.accounts: list[SheetAccount] = []
        self.rows: list[PlanningRow] = []
        self.lines: list[Line] = []
        self.unread: set[str] = set()
        self._tables: dict[str, Table] = {}
        self._judged: dict[str, _JudgedCells] = {}
        self._layout: Layout | None = None
        self._readers = Readers(Directory(catalogue), settings)

    def see(self, sheet: Sheet, file: str, wanted: frozenset[str]) -> None:
        """Read a sheet of the list, or set a sheet aside that is none."""
        is_wanted = sheet.name in wanted if wanted else not self._tables
        located = (
            find(sheet, planning_form.COLUMNS, placement=self.placement) if is_wanted else None
        )
        if located and (located.layout or wanted):
            self._take(sheet, located, file)
            return
        account = set_aside(sheet, rows=located.rows if located else ())
        self.accounts.append(account)
        self.findings += extra(account)

    def require_a_list(self, book: Book) -> None:
        """Refuse a file of which no sheet was read. Raises Refusal HEADINGS_NOT_FOUND."""
        if not self._tables:
            raise Refusal("HEADINGS_NOT_FOUND", file=book.file, sheet=next(iter(book.names)))

    def _take(self, sheet: Sheet, located: Located, file: str) -> None:
        """Read one sheet of the list; without a heading it goes on with the sheet before."""
        located = located._replace(layout=located.layout or self._layout)
        opened_table = table(
            sheet,
            planning_form.COLUMNS,
            located,
            key="citizen_id",
            file=file,
            placement=self.placement,
            checked_only=planning_form.CHECKED_ONLY,
        )
        _require_birth(opened_table, file)
        self._layout = opened_table.layout
        self._tables[sheet.name] = opened_table
        self.accounts.append(opened_table.account)
        judged = self._judged[sheet.name] = _JudgedCells(opened_table)
        lines = PlanningLines(opened_table, self._readers, self.settings)
        for number, cells, blocked in opened_table.records():
            line, row = lines.read(number, cells, blocked)
            self.lines.append(line)
            judged.keep(number, cells)
            if row is not None:
                self.rows.append(row)
            else:
                self.unread.add(line.citizen_id or fold(line.name))

    def judge(self) -> None:
        """Apply the law to all lines; a breach is told at the cell that it is about."""
        tell(ReadingStep.JUDGING, len(self.lines), len(self.lines))
        for breach in judge(self.lines, self.settings, self.catalogue):
            self._tell(self._tables[breach.sheet], breach)
        for opened_table in self._tables.values():
            self.findings += opened_table.findings

    def _tell(self, opened_table: Table, breach: Breach) -> None:
        cells = self._judged[breach.sheet].of_row(breach.row)
        column = _column(opened_table, breach.field, cells)
        value = "" if column is None else cited(cells[column])
        note = Note(breach.code, breach.severity, value, breach.suggestion, breach.figures)
        opened_table.note(breach.row, column, note, breach.related_rows)


class _JudgedCells:
    """The cells of a sheet that the law may cite: a few of each line, and the lines are many."""

    def __init__(self, opened_table: Table) -> None:
        columns = opened_table.columns
        self._columns = [columns[name] for name in JUDGED if name in columns]
        self._of_line = itemgetter(*self._columns)
        self._rows: dict[int, tuple[Any, ...]] = {}

    def keep(self, row: int, cells: list[Any]) -> None:
        self._rows[row] = self._of_line(cells)

    def of_row(self, row: int) -> dict[int, Any]:
        """Return the cells of one line by their columns."""
        return dict(zip(self._columns, self._rows[row], strict=True))


def _column(opened_table: Table, field: str, cells: dict[int, Any]) -> int | None:
    """Return the place of the cell that a breach is about, None for the whole line."""
    names = BIRTH if field == "born" else (field,)
    columns = [opened_table.columns[name] for name in names if name in opened_table.columns]
    filled = [column for column in columns if cells[column] != ""]
    return next(iter(filled or columns), None)


def _require_birth(opened_table: Table, file: str) -> None:
    """A list must tell birth date and sex: in two columns, or in one and a column of the sex."""
    columns = opened_table.columns
    if columns.keys().isdisjoint(BIRTH):
        raise Refusal(
            "COLUMNS_MISSING",
            file=file,
            sheet=opened_table.sheet.name,
            columns=planning_form.BORN[0],
        )
