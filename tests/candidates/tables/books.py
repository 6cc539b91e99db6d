"""Small spreadsheets for the tests of the readers."""

import io
from datetime import date

import xlsxwriter
from python_calamine import CalamineWorkbook

from candidates.tables.workbook import Sheet


def sheet_of(rows, *, name="Trang 1", merged=()):
    """Return an open sheet with these rows, from row 1 and column A."""
    width = max(map(len, rows))
    lines = [(number, [*row, *[""] * (width - len(row))]) for number, row in enumerate(rows, 1)]
    return Sheet(
        name=name,
        hidden=False,
        first_column=0,
        merged=tuple(merged),
        formulas={},
        displayed={},
        errors={},
        hidden_rows=frozenset(),
        hidden_columns=(),
        last_row=len(lines),
        rows=iter(lines),
    )


def book_of(sheets, *, merged=()):
    """Return the bytes of an .xlsx with these sheets; `merged`: sheet, top, left, bottom, right."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, day)
                    elif cell not in (None, ""):
                        sheet.write(row, column, cell)
            for of_sheet, top, left, bottom, right in merged:
                if of_sheet == name:
                    sheet.merge_range(top, left, bottom, right, rows[top][left])
    return out.getvalue()


def filled_cells(data):
    """Count the cells with something in them by sheet, by no code of ours."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: sum(cell != "" for row in book.get_sheet_by_name(name).to_python() for cell in row)
        for name in book.sheet_names
    }
