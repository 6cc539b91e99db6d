"""Reads evaluations: sheets of persons month by month or year by year, sheets of units.

    reading = read_evaluations(path, on=day, catalogue=catalogue, names=names)

A sheet is known by its columns, whatever its name. Of a month of a person, and of a year of a
unit, one line counts: a second one is told (EVALUATION_TWICE) and left out.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from candidates.rules.catalogue import Catalogue
from candidates.rules.evaluations import MonthlyResult, UnitResult
from candidates.rules.facts import ImportNotice
from candidates.tables.account import FileReading, SheetAccount, set_aside
from candidates.tables.cells import Note
from candidates.tables.evaluation_forms import FORMS
from candidates.tables.evaluation_lines import monthly_result, unit_result
from candidates.tables.evaluation_readers import readers
from candidates.tables.evaluation_years import column_of_month, results_of_year, table_year
from candidates.tables.intake import Source
from candidates.tables.line_values import line_values
from candidates.tables.notices import extra, in_file_order
from candidates.tables.placement import NOTHING_PLACED, Placement
from candidates.tables.posts import Directory
from candidates.tables.progress import ReadingStep, tell
from candidates.tables.records import Table
from candidates.tables.sheet_forms import SheetForm, form_of
from candidates.tables.sheets_to_read import sheets_to_read
from candidates.tables.workbook import Sheet, opened
from exams.rules.enums import Severity
from exams.rules.refusals import Refusal

Result = MonthlyResult | UnitResult
Maker = Callable[[Table, int, Mapping[str, Any]], Iterable[Result]]


def read_evaluations(
    source: Source,
    *,
    on: date,
    catalogue: Catalogue,
    names: Mapping[str, str],
    name: str = "",
    placement: Placement = NOTHING_PLACED,
) -> FileReading:
    """Read the evaluations of a file; `names` are those on record, by citizen number.

    A blank name is compared with nothing. `on`: a month after that day is told. Refuses with a
    FILE_* code, SHEETS_NOT_FOUND or HEADINGS_NOT_FOUND.
    """
    reading = _Reading(on, catalogue, names, placement)
    with opened(source, name=name) as book:
        wanted = sheets_to_read(book, placement.sheets)
        for sheet in book.sheets:
            reading.take(sheet, is_wanted=not wanted or sheet.name in wanted)
        if not reading.tables:
            raise Refusal("HEADINGS_NOT_FOUND", file=book.file, sheet=next(iter(book.names), ""))
        findings = in_file_order(reading.all_findings(), book)
    tell(ReadingStep.JUDGING, len(reading.results), len(reading.results))
    return FileReading(tuple(reading.results.values()), findings, tuple(reading.accounts))


def _single(make: Callable[..., Result | None]) -> Maker:
    """Return the maker of lines of which each says one thing at most."""
    return lambda *line: filter(None, [make(*line)])


class _Reading:
    """Keeps what was read so far, over all sheets."""

    def __init__(
        self, on: date, catalogue: Catalogue, names: Mapping[str, str], placement: Placement
    ) -> None:
        self.placement = placement
        self.accounts: list[SheetAccount] = []
        self.tables: list[Table] = []
        self.findings: list[ImportNotice] = []
        self.results: dict[str, Result] = {}
        self._rows: dict[str, int] = {}
        self._readers = readers(Directory(catalogue))
        self._makers: dict[str, Maker] = {
            "months": _single(partial(monthly_result, on=on, names=names)),
            "year": partial(results_of_year, on=on, names=names),
            "units": _single(partial(unit_result, on=on)),
        }

    def take(self, sheet: Sheet, *, is_wanted: bool) -> None:
        """Read one sheet by the form that fits it; a sheet that fits none is told."""
        fit = form_of(sheet, FORMS, placement=self.placement)
        if fit.located.layout is None or fit.missing or not is_wanted:
            self._set_aside(sheet, fit, is_wanted=is_wanted)
            return
        columns = fit.located.layout.columns
        table = Table(
            sheet,
            fit.located.layout,
            fit.located.rows,
            next(key for key in ("citizen_id", "unit", "unit_name") if key in columns),
            above=fit.located.above,
            placement=self.placement,
            columns=FORMS[fit.form],
        )
        self.tables.append(table)
        self.accounts.append(table.account)
        of_table = table_year(table, fit.located.above) if fit.form == "year" else {}
        for row, cells, blocked in table.records():
            values = line_values(table, self._readers[fit.form], row, cells, blocked)
            for result in self._makers[fit.form](table, row, {**of_table, **values}):
                self._keep(table, row, result)

    def _set_aside(self, sheet: Sheet, fit: SheetForm, *, is_wanted: bool) -> None:
        """Enter a sheet that is not read; one that lacks a column of its form is wrong."""
        account = set_aside(sheet, rows=(*fit.located.above, *fit.located.rows))
        self.accounts.append(account)
        if fit.missing and is_wanted:
            note = ("SHEET_LACKS_COLUMNS", Severity.ERROR, ", ".join(fit.missing))
            self.findings.append(ImportNotice(sheet.name, 0, "", *note))
            return
        self.findings += extra(account)

    def _keep(self, table: Table, row: int, result: Result) -> None:
        """Keep a result of a line, unless another line has the same month or year."""
        first = self._rows.setdefault(result.key, row)
        if result.key in self.results:
            note = Note("EVALUATION_TWICE", Severity.ERROR, result.key)
            table.note(row, column_of_month(table, result), note, (first, row))
            return
        self.results[result.key] = result

    def all_findings(self) -> Iterable[ImportNotice]:
        yield from self.findings
        for table in self.tables:
            yield from table.findings
