"""The quick reader of marks and the thorough one agree."""

import io
import zipfile

import pytest
import xlsxwriter

from candidates.tables import marks, parsed_marks, parts
from candidates.tables.formats import padding
from tests.candidates.rules import workbooks
from tests.candidates.tables import lists

FILES = ("quy-hoach-loi.xlsx", "quy-hoach-2025-2030.xlsx", "ho-so-can-bo.xlsx")


def sheets(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        pads = parts.paddings(package)
        return [(package.read(path), pads) for path in parts.sheet_parts(package).values()]


def shared_formulas():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_array_formula("A1:A2", "{=B1:B2}", None, 1)
        sheet.write_formula("C1", '="<&>"&"x"', None, "<&>x")
        sheet.write_formula("C2", "=1/0", None, "#DIV/0!")
    return out.getvalue()


SAMPLES = {
    **{name: lambda name=name: (workbooks.DEMO / name).read_bytes() for name in FILES},
    "numbers with a format": lambda: lists.workbook(lists.Ugly(numeric_numbers=True)),
    "formulas": shared_formulas,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_quick_and_thorough_find_the_same(name):
    for xml, pads in sheets(SAMPLES[name]()):
        assert marks.quick(xml, pads) == parsed_marks.slow(xml, pads)


def test_a_sheet_written_in_another_way_is_read_thoroughly():
    xml = (
        b'<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row hidden="true"><x:c>'
        b"<x:f t='shared' si='0'>A1</x:f><x:v>1</x:v></x:c><x:c r='C1'><x:f t='shared' si='0'/>"
        b"</x:c></x:row></x:sheetData></x:worksheet>"
    )

    cell_marks = marks.of_sheet(xml, {})

    assert cell_marks.formulas == {(1, 0): "=A1", (1, 2): "=A1"}
    assert cell_marks.hidden_rows == {1}


@pytest.mark.parametrize(
    ("code", "number", "displayed"),
    [
        ("000000000000", "49092027955", "049092027955"),
        ("000 000 000 000", "1090001234", "001 090 001 234"),
        ("[$-42A]000000000000;@", "1.090001234E9", "001090001234"),
        ('"0"00000000000', "1090001234", "001090001234"),
        ("0\\-00", "123456", "1234-56"),
        ("00", "1.5", ""),
    ],
)
def test_a_padding_format_shows_a_number(code, number, displayed):
    assert padding(code)(number) == displayed


@pytest.mark.parametrize("code", ["General", "0", "#,##0", "0.00", "dd/mm/yyyy", "00/00", "@"])
def test_other_formats_pad_nothing(code):
    assert padding(code) is None
