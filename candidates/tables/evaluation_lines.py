"""Makes evaluations out of the cells of one line, and tells what does not go together in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from candidates.rules.evaluations import MonthlyResult, UnitResult
from candidates.rules.raters import COMPETENT
from candidates.tables.cells import Note
from candidates.tables.line_values import UNREADABLE, require_values
from candidates.tables.records import Table
from exams.rules.enums import Severity
from exams.rules.names import fold

Values = Mapping[str, Any]
DIGITS = 12  # of a citizen number


def monthly_result(
    table: Table, row: int, values: Values, *, on: date, names: Mapping[str, str]
) -> MonthlyResult | None:
    """Return the month of a person; None where the line misses what it needs, which is told.

    `names`: everybody on record, by citizen number. A number under another name is wrong
    (EVALUATION_OTHER_NAME); somebody who is not on record is taken, and told (NOT_ON_RECORD).
    """
    year, month = _month_of(table, row, values, on)
    points, rating = values.get("points"), values.get("rating")
    if points is None and rating is None:
        _require_result(table, row, values)
        return None
    if not is_person(table, row, values, names) or year is None:
        return None
    return result_of_person(values, names, year=year, month=month, points=points, rating=rating)


def result_of_person(values: Values, names: Mapping[str, str], **result: Any) -> MonthlyResult:
    """Return what a line says of a month (`result`), with its person and unit."""
    return MonthlyResult(
        citizen_id=values["citizen_id"],
        name=values.get("name") or names.get(values["citizen_id"], ""),
        unit=values.get("unit") or "",
        unit_name=values.get("unit_name") or "",
        source=values.get("source") or COMPETENT,
        **result,
    )


def _require_result(table: Table, row: int, values: Values) -> None:
    """Tell of a line with neither points nor a rating, unless one could not be read."""
    if not {"points", "rating"} & values[UNREADABLE]:
        key = "points" if "points" in table.columns else "rating"
        require_values(table, row, values, (key,))


def _month_of(table: Table, row: int, values: Values, on: date) -> tuple[int | None, int]:
    """Return year and month of a line; no year where they are not told, differ, or are to come."""
    require_values(table, row, values, ("month",))
    if values["month"] is None:
        return None, 0
    (own, month), column = values["month"], values.get("year")
    year = own or column
    if fault := _fault_of_month(year, month, on, differ=bool(own and column and own != column)):
        table.note(row, table.columns["month"], Note(fault, Severity.ERROR))
        return None, month
    return year, month


def _fault_of_month(year: int | None, month: int, on: date, *, differ: bool) -> str:
    if year is None:
        return "MONTH_WITHOUT_YEAR"
    if differ:
        return "YEARS_DIFFER"
    return "MONTH_TO_COME" if (year, month) > (on.year, on.month) else ""


def is_person(table: Table, row: int, values: Values, names: Mapping[str, str]) -> bool:
    """Tell whether the line is about the person whose number it has, and by whom it was said.

    Who evaluated has to be understood: what nobody knows the source of decides nothing. A blank
    name on record is compared with nothing.
    """
    number, name = values["citizen_id"] or "", values.get("name") or ""
    require_values(table, row, values, ("citizen_id",))
    column = table.columns["citizen_id"]
    if number and number not in names:
        is_number = len(number) == DIGITS and number.isascii() and number.isdigit()
        severity = Severity.WARNING if is_number else Severity.ERROR
        table.note(row, column, Note("NOT_ON_RECORD", severity, number))
        return is_number and "source" not in values[UNREADABLE]
    on_record = names.get(number, "")
    if name and on_record and fold(name) != fold(on_record):
        note = Note("EVALUATION_OTHER_NAME", Severity.ERROR, name, on_record)
        table.note(row, table.columns["name"], note)
        return False
    return bool(number) and "source" not in values[UNREADABLE]


def unit_result(table: Table, row: int, values: Values, *, on: date) -> UnitResult | None:
    """Return the year of a unit; None where the line misses what it needs, which is told.

    Code and name of the unit must be of one unit (UNITS_DIFFER), its year begun (YEAR_TO_COME).
    """
    code, by_name = values.get("unit") or "", values.get("unit_name") or ""
    key = "unit" if "unit_name" not in table.columns or code else "unit_name"
    require_values(table, row, values, (key, "year", "rating"))
    if values[UNREADABLE] or not (code or by_name) or not (values["year"] and values["rating"]):
        return None
    if values["year"] > on.year:
        note = Note("YEAR_TO_COME", Severity.ERROR, str(values["year"]), str(on.year))
        table.note(row, table.columns["year"], note)
        return None
    if code and by_name and code != by_name:
        note = Note("UNITS_DIFFER", Severity.ERROR, by_name, code)
        table.note(row, table.columns["unit_name"], note)
        return None
    return UnitResult(
        code or by_name, values["year"], values["rating"], values.get("document") or ""
    )
