"""Makes planning lists of the demonstration people, as ugly as other offices write them."""

import io
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize

import xlsxwriter
from python_calamine import CalamineWorkbook

from exams.rules.names import fold
from tests.candidates.rules import workbooks

WIDTH = 25
HEADINGS = 9, 10  # rows of the clean list


@dataclass(frozen=True)
class Ugly:
    """What is done to the list. `order` is a permutation of its columns."""

    order: tuple[int, ...] = tuple(range(WIDTH))
    heading: object = str  # applied to every heading
    text: object = str  # applied to every text
    down: int = 0
    right: int = 0
    gap: int = 0  # an empty column after so many columns
    repeat_every: int = 0
    serial_dates: bool = False
    written_dates: str = ""  # a format of strftime
    numeric_numbers: bool = False
    merged: bool = True
    sheets: tuple[str, ...] = ("Danh sách",)
    numbering: str = "{}"
    extras: tuple[str, ...] = field(default=())


def clean_rows():
    """Return the two heading rows and the people of the clean list."""
    book = CalamineWorkbook.from_path(workbooks.DEMO / "quy-hoach-2025-2030.xlsx")
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    people = [row for row in rows[11:] if isinstance(row[0], float) and row[1]]
    return rows[8], rows[9], people


def workbook(ugly):
    """Return the bytes of an .xlsx with the clean people, made ugly."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    top, low, people = clean_rows()
    share = -(-len(people) // len(ugly.sheets))
    for number, name in enumerate(ugly.sheets):
        writer = _Writer(book, book.add_worksheet(name), ugly)
        writer.title()
        writer.headings(top, low)
        writer.people(people[number * share : (number + 1) * share], top, low)
    for name in ugly.extras:
        book.add_worksheet(name).write(0, 0, "Tổng hợp")
    book.close()
    return out.getvalue()


class _Writer:
    def __init__(self, book, sheet, ugly):
        self.sheet, self.ugly = sheet, ugly
        self.row = ugly.down
        self.formats = {
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "number": book.add_format({"num_format": "000000000000"}),
        }

    def column(self, index):
        """Return the column where a place of the reordered row is written."""
        return self.ugly.right + index + (1 if self.ugly.gap and index >= self.ugly.gap else 0)

    def title(self):
        for text in ("DANH SÁCH QUY HOẠCH", "Nhiệm kỳ 2025 - 2030", ""):
            self.sheet.write(self.row, self.ugly.right, self.ugly.text(text))
            self.row += 1

    def headings(self, top, low):
        spans = _spans(top, low, self.ugly.order)
        for first, last, upper, lowers in spans:
            heading = self.ugly.heading(upper)
            if lowers and self.ugly.merged and last > first:
                cells = self.row, self.column(first), self.row, self.column(last)
                self.sheet.merge_range(*cells, heading)
            else:
                self.sheet.write(self.row, self.column(first), heading)
            for index, lower in enumerate(lowers, first):
                self.sheet.write(self.row + 1, self.column(index), self.ugly.heading(lower))
        self.row += 2
        for index in range(WIDTH):
            text = self.ugly.numbering.format(index + 1)
            self.sheet.write(self.row, self.column(index), text)
        self.row += 1

    def people(self, people, top, low):
        for count, person in enumerate(people):
            if self.ugly.repeat_every and count and count % self.ugly.repeat_every == 0:
                self.row += 1
                self.headings(top, low)
                self.sheet.write(self.row, self.ugly.right, "II. CHỨC DANH KHÁC")
                self.row += 1
            for index, source in enumerate(self.ugly.order):
                self.cell(self.column(index), source, person[source])
            self.row += 1
        self.sheet.write(self.row + 1, self.ugly.right, "Tổng cộng: hết danh sách")
        self.sheet.write(self.row + 3, self.ugly.right, "NGƯỜI LẬP BIỂU")
        self.sheet.write(self.row + 3, self.ugly.right + 12, "KT. GIÁM ĐỐC")

    def cell(self, column, source, value):
        if value == "":
            return
        if isinstance(value, date):
            self.day(column, value)
        elif source == 4 and self.ugly.numeric_numbers:
            self.sheet.write_number(self.row, column, int(value), self.formats["number"])
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, self.ugly.text(value))
        else:
            self.sheet.write(self.row, column, value)

    def day(self, column, value):
        if self.ugly.serial_dates:
            self.sheet.write_number(self.row, column, (value - date(1899, 12, 30)).days)
        elif self.ugly.written_dates:
            self.sheet.write_string(self.row, column, value.strftime(self.ugly.written_dates))
        else:
            self.sheet.write_datetime(self.row, column, value, self.formats["day"])


def _spans(top, low, order):
    """Return first and last place, upper heading and lower headings, in the wished order.

    Neighbours under the same upper heading share it.
    """
    uppers, spans = [], []
    for text in top:
        uppers.append(text if text else uppers[-1])
    for index, source in enumerate(order):
        lower = [_cell(low[source])] if low[source] else []
        if lower and spans and spans[-1][2] == uppers[source] and spans[-1][3]:
            spans[-1] = (spans[-1][0], index, uppers[source], spans[-1][3] + lower)
        else:
            spans.append((index, index, uppers[source], lower))
    return spans


def _cell(value):
    return str(int(value)) if isinstance(value, float) else value


def bare(text):
    return fold(text)


def apart(text):
    return normalize("NFD", text)
