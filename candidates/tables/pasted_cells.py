"""Cells copied from a spreadsheet and pasted into a page: they are read as a file of one sheet."""

import csv
import io
from datetime import date

from candidates.tables.sheets import Page, xlsx
from exams.rules.refusals import Refusal

SHEET = "Ô đã dán"
FILE_NAME = "o-da-dan.xlsx"
LONGEST_CELL = 32_767  # characters that a cell of a spreadsheet holds
ALWAYS = date(2000, 1, 1)  # the same cells are the same file, whenever they are pasted


def workbook_of(text: str) -> bytes:
    """Return pasted cells (rows on lines, tabs between cells) as an .xlsx; all cells are text.

    Raises Refusal PASTED_WITHOUT_TABS where nothing was copied from a spreadsheet, and
    PASTED_CELL_TOO_LONG naming the row.
    """
    if "\t" not in text:
        raise Refusal("PASTED_WITHOUT_TABS", field="pasted")
    headings, *rows = _rows(list(io.StringIO(text.strip("\r\n"), newline="")))
    for number, row in enumerate((headings, *rows), 1):
        if max(map(len, row), default=0) > LONGEST_CELL:
            raise Refusal("PASTED_CELL_TOO_LONG", field="pasted", row=number, limit=LONGEST_CELL)
    return xlsx([Page(SHEET, headings, rows)], created=ALWAYS)


def _rows(lines: list[str]) -> list[list[str]]:
    """Read the cells; a cell of several lines was copied between quotation marks.

    Where the marks do not pair, they are part of the text.
    """
    try:
        return list(csv.reader(lines, delimiter="\t", strict=True))
    except csv.Error:
        return [line.rstrip("\r\n").split("\t") for line in lines]
