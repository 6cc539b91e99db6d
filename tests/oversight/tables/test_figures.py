"""Figures as a spreadsheet: a sheet for each table, numbers as numbers, texts as texts."""

import io
from datetime import date
from decimal import Decimal

from python_calamine import CalamineWorkbook

from oversight.figures.figure import Figure, FigureColumn, table
from oversight.tables.figures import workbook

DAY = date(2026, 12, 1)
COLUMNS = (FigureColumn("Vị trí", "code"), FigureColumn("Số"), FigureColumn("Điểm", "points"))
FORMULA = '=HYPERLINK("http://example.vn")'


def figure(key, *rows):
    return Figure(key, f"Bảng {key}", table(COLUMNS, rows))


def read(data):
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_each_table_is_a_sheet_with_its_headings():
    data = workbook([figure("a", ("VT01", 3, Decimal("2.50"))), figure("b")], title="t", on=DAY)

    head = ["Vị trí", "Số", "Điểm"]
    assert read(data) == {"Bảng a": [head, ["VT01", 3.0, 2.5]], "Bảng b": [head]}


def test_what_looks_like_a_formula_stays_a_text_and_nothing_stays_empty():
    data = workbook([figure("a", (FORMULA, 0, None))], title="t", on=DAY)

    assert read(data)["Bảng a"][1] == [FORMULA, 0.0, ""]


def test_the_same_figures_give_the_same_bytes():
    figures = [figure("a", ("VT01", 3, None))]

    assert workbook(figures, title="t", on=DAY) == workbook(figures, title="t", on=DAY)
