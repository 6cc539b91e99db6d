"""The three workbooks of the demonstration as plain tables, to be edited by chance and read again.

book = planning(12)
data = book.edited(draw)     # other words, order and sheets, the same meaning
"""

from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from candidates.tables.cadre_forms import FORMS as CADRE_FORMS
from candidates.tables.cell_marks import column_number
from candidates.tables.layout import ImportColumn
from candidates.tables.planning_form import COLUMNS as PLANNING_COLUMNS
from candidates.tables.registration_form import COLUMNS as REGISTER_COLUMNS
from candidates.tables.shape import shapes
from tests.candidates.rules.workbooks import DEMO
from tests.candidates.tables.books import book_of

NOTES = ("Ghi chú: số liệu do đơn vị lập", "II. CÁC ĐƠN VỊ KHÁC", "Cộng: hết trang")
OF_NUMBER = range(9, 13)  # signs of what stands under the citizen number of a person


@dataclass(frozen=True)
class FormSheet:
    """One sheet: the key and the headings of every column, and what stands below."""

    name: str
    keys: tuple[str, ...]
    headings: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Any, ...], ...]

    def filled(self, without: frozenset[str]) -> list[tuple[int, int]]:
        """Return row and column of the cells that have something in them."""
        return [
            (row, column)
            for row, cells in enumerate(self.rows)
            for column, cell in enumerate(cells)
            if cell != "" and self.keys[column] not in without
        ]

    def without(self, row: int, column: int) -> "FormSheet":
        """Return the sheet with one cell blank."""
        cells = list(self.rows[row])
        cells[column] = ""
        return replace(self, rows=(*self.rows[:row], tuple(cells), *self.rows[row + 1 :]))


@dataclass(frozen=True)
class FormBook:
    """A workbook that has the form of an import."""

    sheets: tuple[FormSheet, ...]

    def plain(self) -> bytes:
        """Return the file with the first heading of every column."""
        return book_of(
            {each.name: [[names[0] for names in each.headings], *each.rows] for each in self.sheets}
        )

    def edited(self, data: Any) -> bytes:
        """Return a file of the same meaning, written by another office."""
        written: dict[str, list[list[Any]]] = {}
        merged: list[tuple[Any, ...]] = []
        for each in self.sheets:
            parts = [each.rows]
            if len(each.rows) > 1 and data.draw(st.booleans()):
                at = data.draw(st.integers(1, len(each.rows) - 1))
                parts = [each.rows[:at], each.rows[at:]]
            order = data.draw(st.permutations(range(len(each.keys))))
            heading = [data.draw(st.sampled_from(each.headings[column])) for column in order]
            for number, rows in enumerate(parts):
                name = f"{each.name} {number}" if number else each.name
                lines = [[row[column] for column in order] for row in rows]
                _merge_down(data, name, lines, merged)
                written[name] = [heading, *lines]
        if not merged:
            _insert_notes(data, written)
        return book_of(written, merged=merged)


def _merge_down(data: Any, name: str, lines: list[list[Any]], merged: list[Any]) -> None:
    """Merge two cells of a column that say the same, one below the other."""
    pairs = [
        (row, column)
        for row in range(len(lines) - 1)
        for column, cell in enumerate(lines[row])
        if isinstance(cell, str) and len(cell) > 1 and cell == lines[row + 1][column]
    ]
    if pairs and data.draw(st.booleans()):
        row, column = data.draw(st.sampled_from(pairs))
        lines[row + 1][column] = ""
        merged.append((name, row + 1, column, row + 2, column))


def _insert_notes(data: Any, written: dict[str, list[list[Any]]]) -> None:
    for lines in written.values():
        for note in data.draw(st.lists(st.sampled_from(NOTES), max_size=2)):
            lines.insert(data.draw(st.integers(1, len(lines))), [note])


def _names(column: ImportColumn, year: str) -> tuple[str, ...]:
    """Return every heading of a column; one that is only a beginning is written as far as it is."""
    names = [name.rstrip("*") for name in column.headings]
    return tuple(f"{name} {year}".strip() for name in names if name or year)


def _form_sheets(name: str, forms: Any, people: int) -> tuple[FormSheet, ...]:
    source = (DEMO / f"{name}.xlsx").read_bytes()
    book = CalamineWorkbook.from_path(DEMO / f"{name}.xlsx")
    sheets, chosen = [], None
    for shape in (shape for shape in shapes(source, forms) if shape.form):
        columns = {column.key: column for column in forms[shape.form]}
        places = [(key, column_number(letters)) for letters, key in shape.keys.items()]
        rows = book.get_sheet_by_name(shape.name).to_python(skip_empty_area=False)
        number = dict(places)["citizen_id"]
        lines = [row for row in rows if len(str(row[number])) in OF_NUMBER and row[number] != ""]
        lines = [row for row in lines if str(row[number]).isdigit()]
        if chosen is None:
            lines = lines[:people]
            chosen = {row[number] for row in lines}
        keys = tuple(key for key, _ in places)
        headings = tuple(_names(columns[key.split("-")[0]], key.partition("-")[2]) for key in keys)
        picked = [tuple(row[at] for _, at in places) for row in lines if row[number] in chosen]
        sheets.append(FormSheet(shape.name, keys, headings, tuple(picked)))
    return tuple(sheet for sheet in sheets if sheet.rows)


def planning(people: int) -> FormBook:
    """Return the first people of the planning list."""
    return FormBook(_form_sheets("quy-hoach-2025-2030", {"planning": PLANNING_COLUMNS}, people))


def facts(people: int) -> FormBook:
    """Return the personnel facts of the first people."""
    return FormBook(_form_sheets("ho-so-can-bo", CADRE_FORMS, people))


def register(people: int) -> FormBook:
    """Return the first papers of the register."""
    return FormBook(_form_sheets("dang-ky-du-tuyen", {"register": REGISTER_COLUMNS}, people))
