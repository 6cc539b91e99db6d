"""Writes tables for people: .xlsx and CSV, with nothing in them that a program would run.

    data = xlsx([Page("Danh sách", ("STT", "Họ và tên"), rows)], created=day)
    data = csv_text(("STT", "Họ và tên"), rows)

The same content gives the same bytes. Source: stack 5.5.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
BOM = "\ufeff"
NARROWEST, WIDEST = 6, 48  # characters
DATE_WIDTH = len("dd/mm/yyyy")
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd/mm/yyyy",
}
FORBIDDEN_IN_NAMES = dict.fromkeys(map(ord, "[]:*?/\\"), " ")
LONGEST_NAME = 31  # characters in the name of a sheet

Cell = str | int | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet: its name, its headings, its rows."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def harmless(text: str) -> str:
    """Return the text so that no program takes it for a formula: an apostrophe in front.

    Only for CSV; in .xlsx a text is a text.
    """
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_SIGNS) else text


def csv_text(
    headings: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ","
) -> bytes:
    """Return a CSV in UTF-8 with a byte order mark; use ";" where the comma is the decimal sign."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in _all(headings, rows):
        writer.writerow([_cell_text(cell) for cell in row])
    return (BOM + out.getvalue()).encode("utf-8")


def _all(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield headings
    yield from rows


def _cell_text(cell: Cell) -> str:
    """Return a cell as CSV holds it; numbers are ours and stay numbers, text is made harmless."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return harmless(cell) if isinstance(cell, str) else str(cell)


def xlsx(pages: Iterable[Page], *, created: date, title: str = "") -> bytes:
    """Return an .xlsx; `created` is the day written into it, so that bytes can be compared."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    midnight = datetime(created.year, created.month, created.day)  # noqa: DTZ001 - no clock time
    book.set_properties({"title": title, "created": midnight})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
    for page in pages:
        sheet = book.add_worksheet(_sheet_name(page.name))
        _write(sheet, page, bold)
    book.close()
    return out.getvalue()


def _sheet_name(name: str) -> str:
    return name.translate(FORBIDDEN_IN_NAMES).strip("'")[:LONGEST_NAME]


def _write(sheet: Any, page: Page, bold: Any) -> None:
    """Write headings and rows; the headings stay in sight and repeat on every printed page."""
    widths = [len(heading) for heading in page.headings]
    sheet.write_row(0, 0, page.headings, bold)
    for number, row in enumerate(page.rows, 1):
        for column, cell in enumerate(row):
            width = _write_cell(sheet, number, column, cell)
            if column < len(widths) and width > widths[column]:
                widths[column] = width
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 1, NARROWEST), WIDEST))
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell) -> int:
    """Write one cell and return how many characters wide its text is."""
    if cell is None or cell == "":
        return 0
    if isinstance(cell, str):
        sheet.write_string(row, column, cell)
        return len(harmless(cell))
    if isinstance(cell, bool):
        sheet.write_string(row, column, "x" if cell else "")
        return 1
    if isinstance(cell, date):
        sheet.write_datetime(row, column, cell)
        return DATE_WIDTH
    sheet.write_number(row, column, cell)
    return len(str(cell))
