"""Bombs, locked files and things that are no spreadsheet are refused, and nothing breaks."""

import io
import sys
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from candidates.tables import workbook
from candidates.tables.intake import LIMITS
from candidates.tables.workbook import letters, opened, recent_frames
from exams.rules.refusals import Refusal
from tests.candidates.rules import workbooks

SECONDS = 20  # a refusal takes no longer, on a busy machine too
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="http://schemas.openxmlformats.org'
    '/spreadsheetml/2006/main">{}<sheetData>{}</sheetData></worksheet>'
)


def book(fill=None, **options):
    """Return the bytes of an .xlsx that `fill(book, sheet)` has written."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    sheet = made.add_worksheet("Trang")
    sheet.write(0, 0, "ô")
    if fill:
        fill(made, sheet)
    made.close()
    return out.getvalue()


def with_part(data, part, content):
    """Return the package with one part put in another's place, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return out.getvalue()


def with_sheet(cells, head=""):
    return with_part(book(), "xl/worksheets/sheet1.xml", SHEET.format(head, cells))


def read_all(data, **options):
    with opened(data, name="tep.xlsx", **options) as opened_book:
        return [(sheet.name, list(sheet.rows)) for sheet in opened_book.sheets]


def two_corners():
    cell = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
    return with_sheet(cell.format(1, "A") + cell.format(1048576, "XFD"))


def long_shared_text():
    """One text of 150 million letters: a small file, allowed unpacked, too long for a cell."""
    text = f"<sst><si><t>{'a' * 150_000_000}</t></si></sst>"
    return with_part(book(), "xl/sharedStrings.xml", text)


def huge_shared_text():
    out = io.BytesIO(book())
    with zipfile.ZipFile(out, "a", 8) as package, package.open("xl/media/x", "w") as part:
        for _ in range(600):
            part.write(b"a" * 1024 * 1024)
    return out.getvalue()


def many_parts():
    out = io.BytesIO(book())
    with zipfile.ZipFile(out, "a") as package:
        for number in range(2001):
            package.writestr(f"xl/media/{number}", b"")
    return out.getvalue()


def lying_sizes():
    """A package that says its 300 MB sheet is 1 KB."""
    data = with_part(book(), "xl/worksheets/sheet1.xml", b" " * 300 * 1024 * 1024)
    size = (300 * 1024 * 1024).to_bytes(4, "little")
    return data.replace(size, (1024).to_bytes(4, "little"))


def rubbish_inside():
    """A package whose list of parts does not unpack, while its directory is whole."""
    data = bytearray(book())
    begin = data.index(b"[Content_Types].xml") + len("[Content_Types].xml")
    data[begin + 2 : begin + 12] = bytes(255 - byte for byte in data[begin + 2 : begin + 12])
    return bytes(data)


WRONG = {
    "empty": (lambda: b"", "FILE_EMPTY"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"0" * 99, "FILE_NOT_SPREADSHEET"),
    "text": (lambda: "Họ và tên,CCCD\n".encode(), "FILE_NOT_SPREADSHEET"),
    "a cut package": (lambda: book()[:800], "FILE_DAMAGED"),
    "a package of something else": (
        lambda: with_part(b"PK\x05\x06" + b"\0" * 18, "a.txt", "a"),
        "FILE_NOT_SPREADSHEET",
    ),
    "a compound file": (lambda: OLE + b"0" * 600, "FILE_NOT_SPREADSHEET"),
    "a locked .xlsx": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le") + b"0" * 600,
        "FILE_ENCRYPTED",
    ),
    "an old book with macros": (
        lambda: OLE + "Workbook_VBA_PROJECT_CUR".encode("utf-16-le") + b"0" * 600,
        "FILE_HAS_MACROS",
    ),
    "an old book of rubbish": (
        lambda: OLE + "Workbook".encode("utf-16-le") + b"0" * 600,
        "FILE_DAMAGED",
    ),
    "a book with macros": (
        lambda: with_part(book(), "xl/vbaProject.bin", b"0"),
        "FILE_HAS_MACROS",
    ),
    "too large": (lambda: b"PK\x03\x04" + b"0" * LIMITS.upload_bytes, "FILE_TOO_LARGE"),
    "too large unpacked": (huge_shared_text, "FILE_UNPACKED_TOO_LARGE"),
    "too many parts": (many_parts, "FILE_TOO_MANY_PARTS"),
    "two far corners": (two_corners, "FILE_TOO_HEAVY"),
    "one endless text": (long_shared_text, "FILE_TOO_HEAVY"),
    "sizes that lie": (lying_sizes, "FILE_DAMAGED"),
    "a sheet that is no XML": (lambda: with_sheet("<row r="), "FILE_DAMAGED"),
    "rubbish in the list of its parts": (rubbish_inside, "FILE_DAMAGED"),
    "a document type": (
        lambda: with_part(
            book(),
            "xl/worksheets/sheet1.xml",
            '<!DOCTYPE a [<!ENTITY b "c">]>' + SHEET.format("", ""),
        ),
        "FILE_DAMAGED",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_it_is_refused_within_seconds(name):
    make, code = WRONG[name]
    data = make()
    began = time.monotonic()

    with pytest.raises(Refusal) as refusal:
        read_all(data)

    assert refusal.value.code == code
    assert refusal.value.facts["file"] == "tep.xlsx"
    assert time.monotonic() - began < SECONDS


def test_a_file_that_takes_too_long_is_refused():
    data = (workbooks.DEMO / "ho-so-can-bo.xlsx").read_bytes()

    with pytest.raises(Refusal) as refusal:
        read_all(data, limits=replace(LIMITS, wall_seconds=0))

    assert refusal.value.code == "FILE_TOO_SLOW"


def test_the_child_is_gone_when_the_reader_stops_early():
    with opened(workbooks.DEMO / "ho-so-can-bo.xlsx") as opened_book:
        first = next(opened_book.sheets)

    assert first.name == "Thông tin chung"


def test_a_file_that_was_just_read_is_read_again_without_a_child(monkeypatch):
    data = book()
    first = read_all(data)
    monkeypatch.setattr(sys, "executable", "/nothing/here")  # no child can be started any more

    assert read_all(data) == first


def test_a_file_that_is_too_long_to_remember_or_was_not_read_to_its_end_is_read_anew(monkeypatch):
    data = book()
    recent_frames.clear()
    with opened(workbooks.DEMO / "ho-so-can-bo.xlsx") as opened_book:
        next(opened_book.sheets)
    monkeypatch.setattr(workbook, "MOST_BYTES", 1)
    read_all(data)
    monkeypatch.setattr(sys, "executable", "/nothing/here")

    for source in (workbooks.DEMO / "ho-so-can-bo.xlsx", data):
        with pytest.raises(FileNotFoundError):
            read_all(source)


def test_bytes_a_path_and_an_upload_read_the_same(tmp_path):
    data = book()
    path = tmp_path / "tep.xlsx"
    path.write_bytes(data)

    with path.open("rb") as upload:
        readings = [read_all(source) for source in (data, path, str(path), upload)]

    assert readings == [[("Trang", [(1, ["ô"])])]] * 4


def facts_of(data):
    with opened(data) as opened_book:
        return next(opened_book.sheets)


def test_formulas_are_told_with_their_text():
    def fill(made, sheet):
        sheet.write_formula("B2", '=CONCATENATE("a","<b>")', None, "a<b>")
        sheet.write_formula("C3", "=ROW()", None, 3)

    assert facts_of(book(fill)).formulas == {(2, 1): '=CONCATENATE("a","<b>")', (3, 2): "=ROW()"}


def test_a_number_counts_as_it_is_displayed():
    def fill(made, sheet):
        padded = made.add_format({"num_format": "000000000000"})
        quoted = made.add_format({"num_format": '"0"00000000000'})
        plain = made.add_format({"num_format": "#,##0"})
        sheet.write_number("B2", 49092027955, padded)
        sheet.write_number("B3", 1090001234, quoted)
        sheet.write_number("B4", 1090001234, plain)
        sheet.write_string("B5", "1090001234", padded)

    assert facts_of(book(fill)).displayed == {(2, 1): "049092027955", (3, 1): "001090001234"}


def test_what_is_hidden_is_told():
    def fill(made, sheet):
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
        made.add_worksheet("Kín").hide()

    with opened(book(fill)) as opened_book:
        names, sheet = opened_book.names, next(opened_book.sheets)

    assert names == {"Trang": False, "Kín": True}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({5}, ((2, 3),))


def test_an_error_that_was_pasted_is_told_since_it_reads_as_empty():
    data = with_sheet('<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>1</v></c></row>')

    assert facts_of(data).errors == {(1, 0): "#N/A"}


def test_rows_keep_their_numbers_and_empty_ones_are_left_out():
    def fill(made, sheet):
        sheet.write("C7", 5)
        sheet.write("C9", True)

    data = book(fill)

    assert read_all(data)[0][1] == [
        (1, ["ô", "", ""]),
        (7, ["", "", 5.0]),
        (9, ["", "", "TRUE"]),
    ]


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (16383, "XFD")])
def test_columns_are_named_as_programs_name_them(column, name):
    assert letters(column) == name


MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="Trang">
<table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>ô</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="49092027955">
<text:p>049092027955</text:p></table:table-cell>
<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2">
<text:p>2</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell office:value-type="string">
<text:p>kín</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_open_document_is_read_too():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", ODS_TYPE)
        package.writestr("content.xml", ODS.replace("\n<t", "<t"))
        package.writestr("META-INF/manifest.xml", MANIFEST)

    sheet = facts_of(out.getvalue())

    assert sheet.formulas == {(1, 2): "=1+1"}
    assert sheet.displayed == {(1, 1): "049092027955"}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2}, ((2, 2),))


def test_the_old_format_is_read_too_and_its_whole_numbers_are_numbers_like_others():
    with opened(Path(__file__).with_name("old-format.xls")) as book:
        rows = [row for sheet in book.sheets for row in sheet.rows]

    assert rows == [(1, ["ô", 1978.0, 29285.0, 70.5, date(1984, 6, 21), "Nguyễn Thị Ư"])]
    assert {type(cell) for cell in rows[0][1][1:4]} == {float}
