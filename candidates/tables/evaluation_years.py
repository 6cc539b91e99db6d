"""Makes evaluations out of a line that has a whole year of a person, one column for each month."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from candidates.rules.evaluations import MonthlyResult
from candidates.tables.cells import Note
from candidates.tables.evaluation_forms import MONTHS_OF_YEAR
from candidates.tables.evaluation_lines import is_person, result_of_person
from candidates.tables.layout import cell_text
from candidates.tables.line_values import UNREADABLE
from candidates.tables.records import Table
from candidates.tables.workbook import Row
from exams.rules.enums import Severity
from exams.rules.names import fold

Values = Mapping[str, Any]
YEAR_TOLD = re.compile(r"\bnam\s*((?:19|20)\d\d)\b")  # in a title: "Năm 2025"
DAY_TOLD = re.compile(r"\bthang\s*\d{1,2}\s*nam\s*\d{4}\b")  # the day of the paper: of no table
FOUR_DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def year_told(sheet: str, above: Iterable[Row]) -> int | None:
    """Return the year that the title of a table says, else its sheet's name; of two neither."""
    cells = (cell_text(cell) for _, cells in above for cell in cells if cell != "")
    title = DAY_TOLD.sub(" ", fold(" | ".join(cells)))
    years = {*YEAR_TOLD.findall(title)} or {*FOUR_DIGITS.findall(sheet)}
    return int(years.pop()) if len(years) == 1 else None


def table_year(table: Table, above: Iterable[Row]) -> dict[str, int]:
    """Return the year that is told over a table without a column of years (YEAR_TOLD_ABOVE)."""
    year = year_told(table.sheet.name, above)
    if year is None or "year" in table.columns:
        return {}
    note = Note("YEAR_TOLD_ABOVE", Severity.INFO, str(year))
    table.note(table.layout.first_row, None, note)
    return {"year": year}


def column_of_month(table: Table, result: object) -> int | None:
    """Return the column in which a month stands; None where the line is one month."""
    key = f"month{result.month}" if isinstance(result, MonthlyResult) else ""
    return table.columns.get(key)


def results_of_year(
    table: Table,
    row: int,
    values: Values,
    *,
    on: date,
    names: Mapping[str, str],
) -> Iterator[MonthlyResult]:
    """Yield an evaluation for every month of a line in which something stands; blank is not zero.

    YEAR_OF_MONTHS_MISSING without a year, MONTH_TO_COME for a month after `on`; of the person as
    in `monthly_result`.
    """
    filled = {
        number: values[column.key]
        for number, column in enumerate(MONTHS_OF_YEAR, start=1)
        if values.get(column.key) is not None
    }
    year = _year_of(table, row, values)
    if not is_person(table, row, values, names) or year is None:
        return
    for number, (points, rating) in filled.items():
        if (year, number) > (on.year, on.month):
            column = table.columns[MONTHS_OF_YEAR[number - 1].key]
            table.note(row, column, Note("MONTH_TO_COME", Severity.ERROR))
            continue
        yield result_of_person(values, names, year=year, month=number, points=points, rating=rating)


def _year_of(table: Table, row: int, values: Values) -> int | None:
    year: int | None = values.get("year")
    if year is None and "year" not in values[UNREADABLE]:
        note = Note("YEAR_OF_MONTHS_MISSING", Severity.ERROR)
        table.note(row, table.columns.get("year"), note)
    return year
