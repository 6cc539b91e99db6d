"""Cells pasted from a spreadsheet are read as they were copied, all of them."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from candidates.tables.pasted_cells import LONGEST_CELL, workbook_of
from exams.rules.refusals import Refusal

# What a cell may hold; carriage returns are written otherwise by every spreadsheet.
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n"),
    max_size=12,
)


def read(text):
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook_of(text)))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def copied(rows):
    """Return rows as a spreadsheet copies them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def test_numbers_keep_their_zeros_and_nothing_becomes_a_formula():
    assert read("Số CCCD\tTên\r\n001080000017\t=1+1\r\n") == [
        ["Số CCCD", "Tên"],
        ["001080000017", "=1+1"],
    ]


def test_quotation_marks_that_do_not_pair_are_part_of_the_text():
    assert read('Tên\tGhi chú\n"Anh" Hùng\ta\n"chưa đóng\tb') == [
        ["Tên", "Ghi chú"],
        ['"Anh" Hùng', "a"],
        ['"chưa đóng', "b"],
    ]


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=2, max_size=6))
def test_every_cell_that_was_copied_is_read(rows):
    cells = [cell for row in read(copied([("a", "b"), *rows])) for cell in row if cell]

    assert cells == ["a", "b", *(cell for row in rows for cell in row if cell)]


def test_the_same_cells_are_the_same_file():
    assert workbook_of("a\tb\n1\t2") == workbook_of("a\tb\n1\t2")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Nguyễn An, Trần Bình", "PASTED_WITHOUT_TABS"),
        ("a\tb\n1\t" + "x" * (LONGEST_CELL + 1), "PASTED_CELL_TOO_LONG"),
        ('a\tb\n1\t"' + "x" * 140_000, "PASTED_CELL_TOO_LONG"),
    ],
)
def test_what_is_no_block_of_cells_is_refused(text, code):
    with pytest.raises(Refusal) as refused:
        workbook_of(text)

    assert (refused.value.code, refused.value.facts["field"]) == (code, "pasted")
