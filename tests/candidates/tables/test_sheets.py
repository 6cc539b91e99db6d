"""What we write runs nothing, and is the same bytes every time."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest

from candidates.tables.sheets import Page, csv_text, harmless, xlsx
from candidates.tables.workbook import opened

EVIL = ("=1+1", "+84 912", "-2+3", "@SUM(A1)", "\t=1", " =1", "http://example.invalid")
ROWS = [(1, EVIL[0], Decimal("82.50"), date(2026, 9, 7), None), (2, EVIL[6], True, "", "Hòa")]
HEADINGS = ("STT", "Ghi chú", "Điểm", "Ngày", "Khác")


def test_an_xlsx_holds_text_and_no_formula():
    data = xlsx([Page("Danh sách", HEADINGS, ROWS)], created=date(2026, 9, 7))

    with opened(data) as book:
        sheet = next(book.sheets)
        rows = dict(sheet.rows)

    assert sheet.formulas == {}
    assert rows[2] == [1.0, "=1+1", 82.5, date(2026, 9, 7), ""]
    assert rows[3] == [2.0, "http://example.invalid", "x", "", "Hòa"]


def test_the_same_content_gives_the_same_bytes():
    made = [xlsx([Page("A", HEADINGS, ROWS)], created=date(2026, 9, 7)) for _ in range(2)]

    assert made[0] == made[1]


def test_a_sheet_name_that_programs_refuse_is_mended():
    data = xlsx(
        [Page("Quy hoạch 2025/2030: bản [1] rất rất dài", ("A",), [])], created=date(2026, 9, 7)
    )

    with opened(data) as book:
        assert list(book.names) == ["Quy hoạch 2025 2030  bản  1  rấ"]


def test_a_csv_begins_with_its_mark_and_runs_nothing():
    data = csv_text(HEADINGS, ROWS)

    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))

    assert data.startswith(b"\xef\xbb\xbf")
    assert rows[1] == ["1", "'=1+1", "82.50", "07/09/2026", ""]
    assert rows[2] == ["2", "http://example.invalid", "x", "", "Hòa"]


@pytest.mark.parametrize("text", EVIL[:6])
def test_text_that_looks_like_a_formula_gets_an_apostrophe(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Nguyễn An", "", "a=b", "1-2"])
def test_other_text_stays_as_it_is(text):
    assert harmless(text) == text
