"""Every filled cell of a file is read, or named, or lies in a region that is counted."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from candidates.tables.account import Aside
from candidates.tables.cadres import read_cadres
from candidates.tables.layout import letters_of
from candidates.tables.placement import SET_ASIDE, Placement
from candidates.tables.planning import read_planning
from candidates.tables.registration_form import COLUMNS as REGISTER
from candidates.tables.registrations import read_registrations
from exams.rules.enums import Sex
from tests.candidates.rules import workbooks
from tests.candidates.tables.books import book_of, filled_cells

DAY = date(2026, 9, 30)
CATALOGUE = workbooks.campaign_of(workbooks.announcement()).catalogue


def people_of(data, **options):
    return read_cadres(data, on=DAY, catalogue=CATALOGUE, **options)


HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
PERSON = ("001080000017", "Nguyễn An", date(1980, 5, 3), "Nam")
STATUSES = ("Số CCCD", "Họ và tên", "Mã tình trạng", "Tình trạng", "Từ ngày", "Đến ngày")
DISCIPLINES = ("Số CCCD", "Họ và tên", "Hình thức", "Số quyết định", "Ngày quyết định")


def codes(reading):
    return [(notice.code, notice.column, notice.row) for notice in reading.findings]


@pytest.mark.parametrize("name", ["quy-hoach-2025-2030.xlsx", "quy-hoach-loi.xlsx"])
def test_the_account_of_a_planning_list_holds_every_cell(name, catalogue, settings_of_list):
    data = (workbooks.DEMO / name).read_bytes()

    reading = read_planning(data, catalogue=catalogue, settings=settings_of_list)

    assert {a.sheet: a.cells_seen for a in reading.accounts} == filled_cells(data)
    assert reading.accounts[0].rows_read == reading.lines


def test_the_accounts_of_facts_and_of_a_register_hold_every_cell():
    facts = (workbooks.DEMO / "ho-so-can-bo.xlsx").read_bytes()
    register = (workbooks.DEMO / "dang-ky-du-tuyen.xlsx").read_bytes()

    for data, reading in (
        (facts, people_of(facts)),
        (register, read_registrations(register, on=DAY)),
    ):
        assert {a.sheet: a.cells_seen for a in reading.accounts} == filled_cells(data)


def test_titles_headings_sections_totals_and_signatures_are_counted_apart():
    data = book_of(
        {
            "Cán bộ": [
                ("DANH SÁCH CÁN BỘ",),
                HEADING,
                (1, 2, 3, 4),
                ("I. Sở Nội vụ",),
                PERSON,
                ("Tổng cộng: 1 người",),
                ("NGƯỜI LẬP BIỂU", "", "TRƯỞNG PHÒNG", "GIÁM ĐỐC"),
            ]
        }
    )

    (account,) = people_of(data).accounts

    assert (account.rows_read, account.cells_read) == (1, 4)
    assert dict(account.rows_aside) == {
        Aside.TITLE: 1,
        Aside.HEADING: 2,
        Aside.SECTION: 2,
        Aside.TOTAL: 1,
    }
    assert (account.rows_seen, account.cells_seen) == (7, 18)


def test_a_line_with_a_number_is_never_passed_over_however_short():
    data = book_of(
        {
            "Cán bộ": [HEADING, PERSON],
            "Tình trạng": [STATUSES, ("001080000017", "", "", "", "", "")],
        }
    )

    reading = people_of(data)

    assert reading.accounts[1].rows_read == 1
    assert [code for code, *_ in codes(reading)] == ["VALUE_MISSING", "VALUE_MISSING"]


@pytest.mark.parametrize(
    ("sheet", "line", "cell"),
    [
        ({"Kỷ luật": [DISCIPLINES]}, ("001080000017", "", "Khiển trách", "01/QĐ", ""), "E2"),
        ({"Kỷ luật": [DISCIPLINES]}, ("001080000017", "", "", "01/QĐ", date(2025, 1, 2)), "C2"),
        ({"Tình trạng": [STATUSES]}, ("001080000017", "", "KHOI_TO", "Bị khởi tố", "", ""), "E2"),
    ],
    ids=["discipline without a day", "discipline without a form", "status without a day"],
)
def test_a_fact_that_misses_what_it_needs_is_told_at_its_cell(sheet, line, cell):
    ((name, rows),) = sheet.items()
    data = book_of({"Cán bộ": [HEADING, PERSON], name: [*rows, line]})

    reading = people_of(data)

    told = [f"{n.column}{n.row}" for n in reading.findings if n.code == "VALUE_MISSING"]
    assert cell in told or cell in [f"{n.column}{n.row}" for n in reading.findings]
    assert all(n.severity == "ERROR" for n in reading.findings if f"{n.column}{n.row}" == cell)


def test_a_short_row_without_a_number_is_told_with_its_words():
    heading = [column.headings[0].rstrip("*") for column in REGISTER]
    data = book_of({"Sổ": [heading, ("", "HS-001", date(2026, 9, 2), "Trần Bình")]})

    reading = read_registrations(data, on=DAY)

    assert [(n.code, n.row, n.value) for n in reading.findings] == [
        ("ROW_SET_ASIDE", 2, "HS-001 | 2/9/2026 | Trần Bình")
    ]


def test_a_column_that_nobody_reads_is_told_with_its_heading_and_what_stands_in_it():
    rows = [(*HEADING, "Cỡ giày", ""), (*PERSON, 41, "x"), (*PERSON[:3], "Nam", "", "y")]

    reading = people_of(book_of({"Cán bộ": rows}))

    told = [n for n in reading.findings if n.code.startswith("COLUMN_")]
    assert [(n.code, n.column, n.value, n.suggestion) for n in told] == [
        ("COLUMN_UNKNOWN", "E", "Cỡ giày", "1"),
        ("COLUMN_UNNAMED", "F", "", "2"),
    ]
    assert reading.accounts[0].cells_aside[Aside.COLUMN] == 3


def test_a_column_that_a_person_set_aside_is_still_named():
    rows = [(*HEADING, "Cỡ giày"), (*PERSON, 41)]
    placement = Placement(columns={letters_of("Cỡ giày"): SET_ASIDE})

    reading = people_of(book_of({"Cán bộ": rows}), placement=placement)

    assert [(n.code, n.severity) for n in reading.findings] == [("COLUMN_SET_ASIDE", "INFO")]


def test_a_sheet_about_people_that_lacks_a_column_blocks_and_names_it():
    data = book_of(
        {
            "Cán bộ": [HEADING, PERSON],
            "Kỷ luật": [("Số CCCD", "Họ tên", "Mức"), ("001080000017", "Nguyễn An", "Cảnh cáo")],
        }
    )

    reading = people_of(data)

    (told,) = reading.findings
    assert (told.code, told.severity, told.sheet) == ("SHEET_LACKS_COLUMNS", "ERROR", "Kỷ luật")
    assert "Hình thức" in told.value


def test_a_cover_sheet_before_a_planning_list_is_set_aside(catalogue, settings_of_list):
    heading = ("Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Chức vụ", "Chức danh QH")
    rows = [(*heading, "Đối tượng QH", "Ngày QĐ"), ("Nguyễn An", "", "", "001080000017", "", "")]
    data = book_of({"Bìa": [("DANH SÁCH QUY HOẠCH",)], "Danh sách": rows})

    reading = read_planning(data, catalogue=catalogue, settings=settings_of_list)

    assert [(a.sheet, a.rows_read) for a in reading.accounts] == [("Bìa", 0), ("Danh sách", 1)]
    assert ("EXTRA_SHEET", "", 0) in codes(reading)


def test_a_register_on_two_sheets_is_one_register():
    source = (workbooks.DEMO / "dang-ky-du-tuyen.xlsx").read_bytes()
    book = CalamineWorkbook.from_filelike(io.BytesIO(source))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    last = len(rows) - 20
    parts = {"Phần 1": rows[:last], "Phần 2": [*rows[:last][:12], *rows[last:]]}
    whole = read_registrations(source, on=DAY)

    reading = read_registrations(book_of(parts), on=DAY)

    assert {paper.reg_no for paper in reading.rows} == {paper.reg_no for paper in whole.rows}


def test_a_number_merged_over_two_lines_belongs_to_both():
    work = ("Số CCCD", "Từ ngày", "Chức vụ", "Lĩnh vực", "Bậc")
    first = ("001080000017", date(2010, 1, 1), "Chuyên viên", "Nội vụ", "CV")
    rows = [work, first, ("", date(2015, 1, 1), "Trưởng phòng", "Nội vụ", "TP")]
    data = book_of(
        {"Cán bộ": [HEADING, PERSON], "Quá trình": rows}, merged=[("Quá trình", 1, 0, 2, 0)]
    )

    reading = people_of(data)

    assert [period.post for period in reading.rows[0].periods] == ["Chuyên viên", "Trưởng phòng"]
    assert [(n.code, n.column, n.row) for n in reading.findings] == [("CELL_MERGED", "A", 3)]


def test_a_cell_and_a_value_that_a_person_put_right_are_read_and_told():
    rows = [HEADING, ("001080000017", "Nguyễn An", "31/02/1980", "Ông")]
    placement = Placement(values={("sex", "Ông"): "Nam"}, cells={("Cán bộ", 2, "C"): "03/05/1980"})

    reading = people_of(book_of({"Cán bộ": rows}), placement=placement)

    assert [(c.sex, c.born) for c in reading.rows] == [(Sex.MALE, date(1980, 5, 3))]
    assert [(n.code, n.value, n.suggestion) for n in reading.findings if n.code != "DATE_TEXT"] == [
        ("CELL_MENDED", "31/02/1980", "03/05/1980"),
        ("VALUE_PLACED", "Ông", "Nam"),
    ]
