"""A sheet with a line for a person and a column for each month is read month by month."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.evaluations import MonthlyResult
from candidates.tables.evaluation_cells import month_result
from candidates.tables.evaluation_years import year_told
from exams.rules.enums import Rating
from tests.candidates.tables.books import book_of, filled_cells
from tests.candidates.tables.test_any_sheet import QUIET
from tests.candidates.tables.test_evaluations import AN, NAMES, cells, codes, read

BINH = "001080000018"
MONTHS = [f"Tháng {number}" for number in range(1, 13)]
HEADING = ("Số CCCD", "Họ và tên", "Năm", *MONTHS)
GOOD = "Hoàn thành tốt nhiệm vụ"
RESULT = st.one_of(st.just(""), st.integers(0, 100), st.sampled_from(["85,5", GOOD]))


def line(*results, number=AN, name="Nguyễn An", year=2025):
    return (number, name, year, *results, *[""] * (12 - len(results)))


def year(catalogue, *lines, heading=HEADING, sheet="Cả năm", above=()):
    return read(catalogue, {sheet: [*above, heading, *lines]})


def test_every_filled_month_is_an_evaluation_and_a_blank_one_is_none(catalogue):
    reading = year(catalogue, line("85,5", "", GOOD, 0))

    assert reading.rows == (
        MonthlyResult(AN, "Nguyễn An", 2025, 1, Decimal("85.50")),
        MonthlyResult(AN, "Nguyễn An", 2025, 3, None, Rating.GOOD),
        MonthlyResult(AN, "Nguyễn An", 2025, 4, Decimal("0.00")),
    )
    assert codes(reading) == []


@pytest.mark.parametrize(
    "heading",
    [
        [f"T{number}" for number in range(1, 13)],
        [f"THÁNG {number:02}" for number in range(1, 13)],
        [f"Th{number}" for number in range(1, 13)],
    ],
)
def test_months_are_named_as_offices_name_them(catalogue, heading):
    reading = year(catalogue, line(80, 81), heading=(*HEADING[:3], *heading))

    assert [each.month for each in reading.rows] == [1, 2]


def test_the_months_may_stand_as_figures_under_one_heading(catalogue):
    upper = ("Số CCCD", "Họ và tên", "Năm", "Tháng", *[""] * 11)
    lower = ("", "", "", *map(str, range(1, 13)))

    reading = read(catalogue, {"A": [upper, lower, line(80, "", 82)]})

    assert [(each.month, each.points) for each in reading.rows] == [(1, 80), (3, 82)]


def test_some_of_the_months_are_enough(catalogue):
    heading = ("Số CCCD", "Năm", "Tháng 7", "Tháng 8")
    reading = year(catalogue, (AN, 2025, 80, 90), heading=heading)

    assert [each.month for each in reading.rows] == [7, 8]
    assert {each.name for each in reading.rows} == {"Nguyễn An"}


@pytest.mark.parametrize(
    ("above", "sheet"),
    [
        ([("KẾT QUẢ ĐÁNH GIÁ NĂM 2025",)], "A"),
        ([("Hà Nội, ngày 5 tháng 1 năm 2026",), ("Năm 2025",)], "A"),
        ([], "2025"),
        ([], "Đánh giá 2025"),
    ],
)
def test_without_a_column_the_year_is_taken_from_the_title_and_told(catalogue, above, sheet):
    heading = (*HEADING[:2], *MONTHS)
    whole = line(80)
    reading = year(catalogue, (*whole[:2], *whole[3:]), heading=heading, sheet=sheet, above=above)

    assert [(each.year, each.month) for each in reading.rows] == [(2025, 1)]
    assert [(each.code, each.value, each.severity) for each in reading.findings] == [
        ("YEAR_TOLD_ABOVE", "2025", "INFO")
    ]


def test_of_two_years_in_the_title_neither_is_taken():
    assert year_told("2024", [(1, ["Năm 2024", "", "năm 2025"])]) is None
    assert year_told("Cả năm", []) is None


@pytest.mark.parametrize(
    ("results", "told"),
    [
        (line(80, year=""), [("C2", "YEAR_OF_MONTHS_MISSING")]),
        (line(80, year="hai nghìn"), [("C2", "NUMBER_INVALID")]),
        (line(80, name="Lê Bình"), [("B2", "EVALUATION_OTHER_NAME")]),
        (line(80, number="12345"), [("A2", "NOT_ON_RECORD")]),
    ],
)
def test_a_line_of_nobody_or_of_no_year_is_told_and_left_out(catalogue, results, told):
    reading = year(catalogue, results)

    assert cells(reading) == told
    assert reading.rows == ()
    assert {each.severity for each in reading.findings} == {"ERROR"}


def test_without_any_year_every_line_is_told(catalogue):
    whole = line(80)
    reading = year(catalogue, (*whole[:2], *whole[3:]), heading=(*HEADING[:2], *MONTHS))

    assert [each.code for each in reading.findings] == ["YEAR_OF_MONTHS_MISSING"]
    assert reading.rows == ()


@pytest.mark.parametrize("unknown", ["giỏi", "101", "12/2025"])
def test_what_is_neither_points_nor_a_rating_is_told_with_its_cell(catalogue, unknown):
    reading = year(catalogue, line(80, unknown, 90))

    (finding,) = reading.findings
    assert (finding.sheet, finding.column, finding.row) == ("Cả năm", "E", 2)
    assert (finding.code, finding.value) == ("MONTH_RESULT_INVALID", unknown)
    assert finding.severity == "ERROR"
    assert [each.month for each in reading.rows] == [1, 3]


def test_a_month_beyond_today_is_told_in_its_cell_and_the_others_are_taken(catalogue):
    reading = year(catalogue, line(*[80] * 10, year=2026))

    assert [each.month for each in reading.rows] == list(range(1, 10))
    assert cells(reading) == [("M2", "MONTH_TO_COME")]


def test_a_person_who_stands_twice_is_told_in_every_month_that_both_lines_have(catalogue):
    reading = year(catalogue, line(80, 81, ""), line(80, "", 82), line(70, year=2024))

    (finding,) = reading.findings
    assert (finding.code, finding.column, finding.related_rows) == (
        "EVALUATION_TWICE",
        "D",
        (2, 3),
    )
    assert len(reading.rows) == 4


def test_a_month_in_both_kinds_of_sheets_is_told(catalogue):
    long = [("Số CCCD", "Họ và tên", "Tháng", "Điểm"), (AN, "Nguyễn An", "01/2025", 80)]
    reading = read(catalogue, {"Dọc": long, "Ngang": [HEADING, line(80, 81)]})

    assert codes(reading) == ["EVALUATION_TWICE"]
    assert len(reading.rows) == 2


def test_a_sheet_of_persons_without_any_month_is_told_to_lack_one(catalogue):
    heading = ("Số CCCD", "Họ và tên", "Năm", "Ghi chú")
    reading = read(
        catalogue,
        {"Tháng": [heading, (AN, "Nguyễn An", 2025, "x")], "Cả năm": [HEADING, line(80)]},
    )

    assert "SHEET_LACKS_COLUMNS" in codes(reading)


def test_every_filled_cell_of_a_year_is_read_or_told(catalogue):
    sheets = {"Cả năm": [("NĂM 2025",), HEADING, line(80, "", GOOD), ("Người lập",)]}
    reading = read(catalogue, sheets)

    assert {each.sheet: each.cells_seen for each in reading.accounts} == filled_cells(
        book_of(sheets)
    )


def test_a_cell_says_points_or_a_rating_or_nothing():
    assert month_result("") == (None, ())
    assert month_result("90/100").value == (Decimal("90.00"), None)
    value, (note,) = month_result("HTTNV")
    assert (value, note.code) == ((None, Rating.GOOD), "RATING_VARIANT")


@QUIET
@given(
    years=st.lists(
        st.tuples(st.sampled_from(sorted(NAMES)), st.integers(2020, 2025)),
        unique=True,
        min_size=1,
        max_size=4,
    ),
    data=st.data(),
)
def test_by_line_or_by_column_the_same_facts_are_the_same_evaluations(years, data, catalogue):
    facts = {
        key: data.draw(st.lists(RESULT, min_size=12, max_size=12).filter(any)) for key in years
    }
    wide = [line(*facts[who, of], number=who, name=NAMES[who], year=of) for who, of in years]
    long = [
        (who, NAMES[who], f"{number}/{of}", *_columns(result))
        for who, of in years
        for number, result in enumerate(facts[who, of], start=1)
        if result != ""
    ]
    heading = ("Số CCCD", "Họ và tên", "Tháng", "Điểm", "Xếp loại")

    by_column = year(catalogue, *wide)
    by_line = read(catalogue, {"Dọc": [heading, *long]})

    assert by_column.rows == by_line.rows
    assert len(by_line.rows) == len(long)


def _columns(result):
    return ("", result) if result == GOOD else (result, "")
