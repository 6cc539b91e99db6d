"""Evaluations are read month by month and year by year; what does not go together is told."""

from datetime import date
from decimal import Decimal

import pytest

from candidates.rules.evaluations import MonthlyResult, UnitResult
from candidates.rules.raters import RaterSource
from candidates.tables.evaluation_cells import month, points
from candidates.tables.evaluations import read_evaluations
from candidates.tables.placement import Placement
from exams.rules.enums import Rating
from exams.rules.refusals import Refusal
from tests.candidates.tables.books import book_of, filled_cells

ON = date(2026, 9, 30)
AN = "001080000017"
NAMES = {AN: "Nguyễn An", "001080000018": "Lê Bình"}
HEADING = ("Số CCCD", "Họ và tên", "Tháng", "Điểm", "Xếp loại", "Đơn vị")
UNITS = ("Đơn vị", "Năm", "Xếp loại", "Văn bản")


@pytest.fixture(scope="module")
def unit(catalogue):
    return catalogue.units[0]


def read(catalogue, sheets, **options):
    return read_evaluations(
        book_of(sheets), on=ON, catalogue=catalogue, names=NAMES, name="dg.xlsx", **options
    )


def months(catalogue, *lines, heading=HEADING):
    return read(catalogue, {"Tháng": [heading, *lines]})


def codes(reading):
    return [finding.code for finding in reading.findings]


def cells(reading):
    return [(f"{each.column}{each.row}", each.code) for each in reading.findings]


def test_a_line_is_a_month_of_a_person(catalogue):
    reading = months(
        catalogue,
        (AN, "Nguyễn An", "03/2025", "85,5", "Hoàn thành tốt nhiệm vụ", "Sở Nội vụ"),
        (AN, "Nguyễn An", "Tháng 4/2025", 90, "", ""),
        (AN, "Nguyễn An", date(2025, 5, 1), "", "HTXSNV", ""),
    )

    first, second, third = reading.rows
    assert first == MonthlyResult(
        AN, "Nguyễn An", 2025, 3, Decimal("85.50"), Rating.GOOD, "", "Sở Nội vụ"
    )
    assert (second.month, second.points, second.rating) == (4, Decimal(90), None)
    assert (third.month, third.points, third.rating) == (5, None, Rating.EXCELLENT)
    assert codes(reading) == ["RATING_VARIANT"]


def test_the_year_may_stand_in_a_column_of_its_own(catalogue):
    heading = ("Số CCCD", "Tháng", "Năm", "Điểm")
    lines = [(AN, 3, 2025, 80), (AN, "04/2025", "", 80), (AN, "05/2024", 2025, 80), (AN, 6, "", 80)]

    reading = months(catalogue, *lines, heading=heading)

    assert [(each.month, each.year) for each in reading.rows] == [(3, 2025), (4, 2025)]
    assert cells(reading) == [("B4", "YEARS_DIFFER"), ("B5", "MONTH_WITHOUT_YEAR")]
    assert {each.name for each in reading.rows} == {"Nguyễn An"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ((AN, "Nguyễn An", "13/2025", 80, "", ""), [("C2", "MONTH_INVALID")]),
        ((AN, "Nguyễn An", "10/2026", 80, "", ""), [("C2", "MONTH_TO_COME")]),
        ((AN, "Nguyễn An", "", 80, "", "Sở 1"), [("C2", "VALUE_MISSING")]),
        ((AN, "Nguyễn An", "03/2025", "", "", ""), [("D2", "VALUE_MISSING")]),
        ((AN, "Nguyễn An", "03/2025", "101", "", ""), [("D2", "POINTS_INVALID")]),
        ((AN, "Lê Bình", "03/2025", 80, "", ""), [("B2", "EVALUATION_OTHER_NAME")]),
        (("12345", "Nguyễn An", "03/2025", 80, "", ""), [("A2", "NOT_ON_RECORD")]),
        (("", "Nguyễn An", "03/2025", 80, "", "Sở 1"), [("A2", "VALUE_MISSING")]),
    ],
)
def test_a_line_that_says_nothing_certain_is_told_and_left_out(catalogue, line, told):
    reading = months(catalogue, line)

    assert cells(reading) == told
    assert reading.rows == ()
    assert {each.severity for each in reading.findings} == {"ERROR"}


def test_without_a_column_of_points_a_rating_is_asked(catalogue):
    heading = ("Số CCCD", "Họ và tên", "Tháng", "Xếp loại")
    reading = months(catalogue, (AN, "Nguyễn An", "03/2025", ""), heading=heading)

    assert cells(reading) == [("D2", "VALUE_MISSING")]


def test_somebody_who_is_not_on_record_is_taken_and_told(catalogue):
    reading = months(catalogue, ("001080000099", "Trần Cường", "03/2025", 80, "", ""))

    assert [each.name for each in reading.rows] == ["Trần Cường"]
    assert [(each.code, each.severity) for each in reading.findings] == [
        ("NOT_ON_RECORD", "WARNING")
    ]


def test_a_month_that_stands_twice_is_told_with_both_lines(catalogue):
    line = (AN, "Nguyễn An", "03/2025", 80, "", "")
    reading = months(catalogue, line, line)

    (finding,) = reading.findings
    assert (finding.code, finding.related_rows) == ("EVALUATION_TWICE", (2, 3))
    assert len(reading.rows) == 1


def test_a_line_of_the_other_sheet_is_a_year_of_a_unit(catalogue, unit):
    code, name = unit
    reading = read(
        catalogue,
        {
            "Tập thể": [UNITS, (name, 2025, "Hoàn thành tốt nhiệm vụ", "12/QĐ")],
            "Theo mã": [
                ("Mã đơn vị", "Năm", "Xếp loại"),
                (code, 2024, "Hoàn thành nhiệm vụ"),
            ],
        },
    )

    assert reading.rows == (
        UnitResult(code, 2025, Rating.GOOD, "12/QĐ"),
        UnitResult(code, 2024, Rating.COMPLETED),
    )
    assert codes(reading) == ["CODE_READ"]


def test_a_unit_that_nobody_knows_is_wrong(catalogue, unit):
    code, name = unit
    other = catalogue.units[1][1]
    both = ("Mã đơn vị", *UNITS)
    reading = read(
        catalogue,
        {
            "Tập thể": [
                both,
                (code, other, 2025, "Hoàn thành tốt nhiệm vụ", ""),
                ("", "Sở Trên Trời", 2025, "Hoàn thành tốt nhiệm vụ", ""),
                ("", name, "", "Hoàn thành tốt nhiệm vụ", "12/QĐ"),
                ("", "", 2025, "Hoàn thành tốt nhiệm vụ", "13/QĐ"),
            ]
        },
    )

    assert reading.rows == ()
    assert [(each.row, each.code) for each in reading.findings if each.severity == "ERROR"] == [
        (2, "UNITS_DIFFER"),
        (3, "UNIT_NOT_LISTED"),
        (4, "VALUE_MISSING"),
        (5, "VALUE_MISSING"),
    ]


def test_every_filled_cell_is_read_or_told(catalogue, unit):
    sheets = {
        "Tháng": [("KẾT QUẢ ĐÁNH GIÁ",), HEADING, (AN, "Nguyễn An", "03/2025", 80, "", "Sở 1")],
        "Tập thể": [UNITS, (unit[1], 2025, "Hoàn thành tốt nhiệm vụ", "12/QĐ")],
        "Ghi chú": [("Lập ngày 30/9",)],
    }
    reading = read(catalogue, sheets)

    assert {each.sheet: each.cells_seen for each in reading.accounts} == filled_cells(
        book_of(sheets)
    )
    assert ("Ghi chú", "EXTRA_SHEET") in {(each.sheet, each.code) for each in reading.findings}


def test_a_sheet_that_lacks_a_column_is_told_unless_it_was_left_out(catalogue):
    lacking = {"A": [HEADING[:1] + HEADING[3:], (AN, 80, "", "")], "B": [HEADING]}

    assert "SHEET_LACKS_COLUMNS" in codes(read(catalogue, lacking))
    assert "SHEET_LACKS_COLUMNS" not in codes(
        read(catalogue, lacking, placement=Placement(sheets=("B",)))
    )


def test_a_file_of_another_kind_is_refused(catalogue):
    with pytest.raises(Refusal) as refused:
        read(catalogue, {"A": [("Một", "Hai", "Ba"), ("x", "y", "z")]})

    assert refused.value.code == "HEADINGS_NOT_FOUND"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (3.0, (None, 3)),
        ("3", (None, 3)),
        ("Tháng 3", (None, 3)),
        ("T12/2025", (2025, 12)),
        ("tháng 3 năm 2025", (2025, 3)),
        ("2025-03", (2025, 3)),
        (date(2025, 3, 31), (2025, 3)),
        ("", None),
    ],
)
def test_a_month_is_read_as_offices_write_it(raw, value):
    assert month(raw) == (value, ())


@pytest.mark.parametrize("raw", ["0", "13", "quý 1", "03/1825", "2025-13"])
def test_what_is_no_month_is_told(raw):
    value, notes = month(raw)

    assert (value, [note.code for note in notes]) == (None, ["MONTH_INVALID"])


@pytest.mark.parametrize(
    ("raw", "value"),
    [(85.5, "85.50"), ("85,5", "85.50"), ("90/100", "90.00"), ("100", "100.00"), ("0", "0.00")],
)
def test_points_are_read_to_two_places(raw, value):
    assert points(raw) == (Decimal(value), ())


def test_points_with_more_decimals_are_rounded_and_told():
    value, (note,) = points("85.335")

    assert (value, note.code, note.suggestion) == (Decimal("85.34"), "POINTS_ROUNDED", "85.34")


@pytest.mark.parametrize("raw", ["100.01", "-1", "tám mươi", "1000"])
def test_what_is_no_number_of_points_is_told(raw):
    value, notes = points(raw)

    assert (value, notes[-1].code) == (None, "POINTS_INVALID")


def test_an_empty_cell_has_no_points():
    assert points("") == (None, ())


def test_a_code_that_is_no_unit_of_the_catalogue_is_told_and_the_month_is_taken(catalogue):
    heading = ("Số CCCD", "Tháng", "Điểm", "Mã đơn vị")
    reading = months(catalogue, (AN, "03/2025", 80, "KHONG-CO"), heading=heading)

    assert [(each.code, each.severity) for each in reading.findings] == [
        ("UNIT_NOT_LISTED", "WARNING")
    ]
    assert len(reading.rows) == 1


BY_RATER = ("Số CCCD", "Tháng", "Điểm", "Nguồn đánh giá")


def test_a_month_is_read_once_for_each_source_and_without_one_it_is_the_competent(catalogue):
    lines = [
        (AN, "03/2025", 80, ""),
        (AN, "03/2025", 95, "Tự đánh giá"),
        (AN, "03/2025", 85, "Tập thể đơn vị"),
        (AN, "03/2025", 85, "Chi bộ"),
    ]

    reading = months(catalogue, *lines, heading=BY_RATER)

    assert [each.source for each in reading.rows] == list(RaterSource)
    assert codes(reading) == []


def test_the_same_source_twice_and_one_that_nobody_knows_are_told(catalogue):
    lines = [(AN, "03/2025", 80, "Thủ trưởng"), (AN, "03/2025", 81, "Cấp trên")]
    unknown = [(AN, "04/2025", 80, "Hàng xóm"), ("001080000099", "04/2025", 80, "Hàng xóm")]

    reading = months(catalogue, *lines, *unknown, heading=BY_RATER)

    told = [(each.row, each.code) for each in reading.findings]
    assert told == [
        (3, "EVALUATION_TWICE"),
        (4, "RATER_UNKNOWN"),
        (5, "NOT_ON_RECORD"),
        (5, "RATER_UNKNOWN"),
    ]
    assert [each.points for each in reading.rows] == [80]


def test_a_whole_year_may_be_of_one_source(catalogue):
    heading = ("Số CCCD", "Năm", "Tháng 1", "Tháng 2", "Người đánh giá")

    reading = read(catalogue, {"Năm": [heading, (AN, 2025, 80, 90, "Tập thể")]})

    assert {each.source for each in reading.rows} == {RaterSource.COLLECTIVE}
    assert len(reading.rows) == 2
