"""A sheet is named however a person writes it, in every kind of file."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from candidates.tables.cadres import read_cadres
from candidates.tables.placement import Placement
from candidates.tables.registrations import read_registrations
from exams.rules.refusals import Refusal
from tests.candidates.rules import workbooks
from tests.candidates.tables.books import book_of

DAY = date(2026, 9, 30)
HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
PERSON = ("001080000017", "Nguyễn An", date(1980, 5, 3), "Nam")


def register():
    """Return the sample's register, its sheet named “Sổ Tiếp nhận”, another copy beside it."""
    source = (workbooks.DEMO / "dang-ky-du-tuyen.xlsx").read_bytes()
    book = CalamineWorkbook.from_filelike(io.BytesIO(source))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    return book_of({"Sổ Tiếp nhận": rows, "Bản sao": rows})


@pytest.mark.parametrize("name", ["Sổ Tiếp nhận", "sổ tiếp nhận", " SỔ  TIẾP NHẬN "])
def test_a_sheet_of_a_register_is_found_however_its_name_is_written(name):
    reading = read_registrations(register(), on=DAY, sheets=(name,))

    assert {account.sheet: account.rows_read > 0 for account in reading.accounts} == {
        "Sổ Tiếp nhận": True,
        "Bản sao": False,
    }


def test_a_sheet_of_personnel_facts_is_found_however_its_name_is_written(catalogue):
    data = book_of({"Cán bộ": [HEADING, PERSON], "Khác": [HEADING, PERSON]})

    reading = read_cadres(
        data, on=DAY, catalogue=catalogue, placement=Placement(sheets=("CÁN BỘ",))
    )

    assert [cadre.citizen_id for cadre in reading.rows] == [PERSON[0]]
    assert [notice.sheet for notice in reading.findings if notice.code == "EXTRA_SHEET"] == ["Khác"]


def test_a_name_that_no_sheet_has_is_refused(catalogue):
    facts, elsewhere = book_of({"Cán bộ": [HEADING, PERSON]}), Placement(sheets=("Phần 9",))

    with pytest.raises(Refusal) as of_register:
        read_registrations(register(), on=DAY, sheets=("Phần 9",))
    with pytest.raises(Refusal) as of_facts:
        read_cadres(facts, on=DAY, catalogue=catalogue, placement=elsewhere)

    for refusal in (of_register, of_facts):
        assert (refusal.value.code, refusal.value.facts["sheets"]) == ("SHEETS_NOT_FOUND", "Phần 9")
