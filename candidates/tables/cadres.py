"""Reads the personnel facts: a sheet of persons, and sheets of what is known of them.

    cadres, findings = read_cadres(path, on=day)

A sheet is known by its columns, whatever its name. A line about somebody who is not among the
persons is told (UNKNOWN_PERSON) and left out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from candidates.rules import citizen_id
from candidates.rules.catalogue import Catalogue
from candidates.rules.facts import Cadre, ImportNotice
from candidates.tables.account import FileReading, SheetAccount, set_aside
from candidates.tables.cadre_facts import FACTS, NEEDED, YEARLY, person
from candidates.tables.cadre_forms import FORMS
from candidates.tables.cadre_readers import readers
from candidates.tables.cells import Note, Reader
from candidates.tables.fact_lines import FactLine, Facts, facts_of, is_in_order
from candidates.tables.intake import Source
from candidates.tables.layout import Layout
from candidates.tables.line_values import line_values, require_values
from candidates.tables.notices import extra, in_file_order
from candidates.tables.placement import NOTHING_PLACED, Placement
from candidates.tables.posts import Directory
from candidates.tables.progress import ReadingStep, tell
from candidates.tables.records import Table
from candidates.tables.sheet_forms import SheetForm, form_of
from candidates.tables.sheets_to_read import sheets_to_read
from candidates.tables.workbook import Book, Sheet, opened
from exams.rules.enums import Severity
from exams.rules.refusals import Refusal


def read_cadres(
    source: Source,
    *,
    on: date,
    catalogue: Catalogue,
    name: str = "",
    placement: Placement = NOTHING_PLACED,
) -> FileReading:
    """Read the personnel facts of a file; `on` is the day that judges two-digit years.

    Units and ranks are read by code or by name, as the catalogue has them.
    Refuses with a FILE_* code, SHEETS_NOT_FOUND or HEADINGS_NOT_FOUND.
    """
    reading = _Reading(on, Directory(catalogue), placement)
    with opened(source, name=name) as book:
        wanted = sheets_to_read(book, placement.sheets)
        for sheet in book.sheets:
            reading.take(sheet, wanted)
        cadres = reading.cadres(book)
        findings = in_file_order(reading.all_findings(), book)
    return FileReading(cadres, findings, tuple(reading.accounts), frozenset(reading.covered))


class _Reading:
    """Keeps what was read so far, over all sheets."""

    def __init__(self, on: date, directory: Directory, placement: Placement) -> None:
        self.on, self.directory, self.placement = on, directory, placement
        self.accounts: list[SheetAccount] = []
        self.tables: list[Table] = []
        self._tells_persons = False
        self.findings: list[ImportNotice] = []
        self.covered: set[str] = set()
        self.persons: dict[str, Cadre] = {}
        self.fact_lines: list[FactLine] = []
        self._readers = readers(on, directory)

    def take(self, sheet: Sheet, wanted: frozenset[str]) -> None:
        """Read one sheet by the form that fits it; a sheet that fits none is told."""
        fit = form_of(sheet, placement=self.placement)
        self._tells_persons |= fit.form == "persons"
        if fit.located.layout is None or fit.missing or (wanted and sheet.name not in wanted):
            self._set_aside(sheet, fit, is_wanted=not wanted or sheet.name in wanted)
            return
        table = Table(
            sheet,
            fit.located.layout,
            fit.located.rows,
            "citizen_id",
            above=fit.located.above,
            placement=self.placement,
            columns=FORMS[fit.form],
        )
        form = fit.form
        self.covered |= _covered(form, fit.located.layout)
        self.tables.append(table)
        self.accounts.append(table.account)
        for row, cells, blocked in table.records():
            values = line_values(table, self._readers[form], row, cells, blocked)
            values["ratings"] = _ratings(table, self._readers[form], row, cells)
            self._name_unit(table, row, values)
            self._keep(form, table, row, values)

    def _set_aside(self, sheet: Sheet, fit: SheetForm, *, is_wanted: bool) -> None:
        """Enter a sheet that is not read; one that is about people and lacks a column is wrong."""
        account = set_aside(sheet, rows=(*fit.located.above, *fit.located.rows))
        self.accounts.append(account)
        if fit.missing and is_wanted:
            lacks = ", ".join(fit.missing)
            note = ("SHEET_LACKS_COLUMNS", Severity.ERROR, lacks)
            self.findings.append(ImportNotice(sheet.name, 0, "", *note))
            return
        self.findings += extra(account)

    def _name_unit(self, table: Table, row: int, values: dict[str, Any]) -> None:
        """Take the unit from its name where no code stands: without one everybody is from outside.

        The name of a unit that is not in the catalogue is told (UNIT_UNKNOWN).
        """
        if values.get("unit") or not values.get("unit_name"):
            return
        code, notes = self.directory.unit(values["unit_name"])
        values["unit"] = "" if any(note.code == "UNIT_UNKNOWN" for note in notes) else code
        table.notes(row, table.columns["unit_name"], notes)

    def _keep(self, form: str, table: Table, row: int, values: dict[str, Any]) -> None:
        if form == "persons":
            self._keep_person(table, row, values)
            return
        require_values(table, row, values, NEEDED[form])
        fact = FACTS[form](values) if is_in_order(table, row, values) else None
        number, name = values["citizen_id"] or "", values.get("name") or ""
        self.fact_lines.append(FactLine(form, table, row, number, name, fact))

    def _keep_person(self, table: Table, row: int, values: dict[str, Any]) -> None:
        """Keep a person whose number, name, birth date and sex are known."""
        number = values["citizen_id"] or ""
        require_values(table, row, values, NEEDED["persons"])
        problems = citizen_id.check(number, sex=values["sex"], born=values["born"], on=self.on)
        column = table.columns["citizen_id"]
        for problem in problems:
            note = Note(problem.code, problem.severity, number, problem.suggestion)
            table.note(row, column, note)
        if number in self.persons:
            table.note(row, column, Note("DUPLICATE_PERSON", Severity.ERROR, number))
            return
        cadre = person(values)
        if cadre and not any(problem.severity == Severity.ERROR for problem in problems):
            self.persons[number] = cadre

    def cadres(self, book: Book) -> tuple[Cadre, ...]:
        """Return the persons with all that is known of them, in the order of their sheet."""
        if not self._tells_persons:
            raise Refusal("HEADINGS_NOT_FOUND", file=book.file, sheet=next(iter(book.names), ""))
        tell(ReadingStep.JUDGING, len(self.persons), len(self.persons))
        facts = facts_of(self.fact_lines, self.persons)
        return tuple(
            replace(cadre, **_together(facts, number)) for number, cadre in self.persons.items()
        )

    def all_findings(self) -> Iterable[ImportNotice]:
        yield from self.findings
        for table in self.tables:
            yield from table.findings


def _covered(form: str, layout: Layout) -> set[str]:
    """Return what a sheet speaks of: of persons by its columns, of ratings year by year."""
    if form == "persons":
        return {*layout.columns}
    return {f"{form}-{year}" for year in layout.years} if form in YEARLY else {form}


def _together(facts: Facts, number: str) -> dict[str, Any]:
    """Return the facts of one person; the ratings of several lines are one tuple."""
    person_facts = {form: tuple(lines.get(number, ())) for form, lines in facts.items()}
    for form in YEARLY:
        person_facts[form] = tuple(sorted(each for line in person_facts[form] for each in line))
    return person_facts


def _ratings(
    table: Table, readers: Mapping[str, Reader], row: int, cells: list[Any]
) -> tuple[tuple[int, Any], ...]:
    ratings = []
    for year, column in table.layout.years.items():
        value, notes = readers["ratings"](cells[column])
        table.notes(row, column, notes)
        ratings += [(year, value)] if value is not None else []
    return tuple(ratings)
