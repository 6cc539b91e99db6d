"""Single oddities, each in a sheet of its own."""

import io
from datetime import date

import pytest
import xlsxwriter

from candidates.rules.facts import PeriodKind, PoliticalConclusion
from candidates.tables.cadres import read_cadres
from candidates.tables.planning import read_planning
from candidates.tables.registrations import read_registrations
from exams.rules.enums import Sex
from exams.rules.refusals import Refusal
from tests.candidates.rules import workbooks

DAY = date(2026, 9, 30)
CATALOGUE = workbooks.campaign_of(workbooks.announcement()).catalogue


def people_of(data, **options):
    return read_cadres(data, on=DAY, catalogue=CATALOGUE, **options)


HEADING = (
    *("TT", "Họ tên", "Ngày sinh", "Giới tính", "Số căn cước công dân", "Chuyên ngành"),
    *("Chức vụ hiện nay", "Chức danh quy hoạch", "Đối tượng", "Số quyết định", "Ngày phê duyệt"),
)
AN = (
    *(1, "Tống An", "5/3/1985", "Nam", "001085000001", "Luật"),
    *("Phó Trưởng phòng Pháp chế, Sở Nội vụ", "Chánh Văn phòng Sở Nội vụ"),
    *(1, "1-QĐ/ĐU", "1/2/2026"),
)
CADRE = ("CCCD", "Họ và tên", "Ngày sinh", "Giới tính", "Quốc tịch")
WORK = ("CCCD", "Từ ngày", "Đến ngày", "Lĩnh vực", "Hình thức", "Kết thúc do kỷ luật")


def book(**sheets):
    """Return an .xlsx with sheets of plain rows."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": True}
    with xlsxwriter.Workbook(out, options) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def changed(row, column, value):
    return (*row[:column], value, *row[column + 1 :])


def codes(findings):
    return [
        (finding.row, finding.column, finding.code)
        for finding in findings
        if finding.severity != "INFO"
    ]


@pytest.fixture
def read(catalogue, settings_of_list):
    def read_rows(*rows, heading=HEADING):
        data = book(A=(heading, *rows))
        return read_planning(data, catalogue=catalogue, settings=settings_of_list)

    return read_rows


def test_one_birth_column_and_one_of_the_sex_will_do(read):
    reading = read(AN)

    (row,) = reading.accepted
    assert (row.name, row.born, row.sex, row.post) == (
        "Tống An",
        date(1985, 3, 5),
        Sex.MALE,
        "SNV-04",
    )
    assert codes(reading.findings) == []


def test_somebody_named_tong_without_a_number_is_no_total(read):
    reading = read(changed(changed(AN, 4, ""), 0, ""))

    assert (reading.lines, codes(reading.findings)) == (1, [(2, "E", "CCCD_MISSING")])


def test_a_line_that_adds_up_is_no_person(read):
    reading = read(AN, ("Tổng cộng", "", "", "", "", "", 1, 1, 1, 1, 1))

    assert (reading.lines, codes(reading.findings)) == (1, [])


def test_a_sex_that_is_not_known_leaves_the_row_out(read):
    reading = read(changed(AN, 3, "?"))

    assert (reading.rows, codes(reading.findings)) == ((), [(2, "D", "SEX_UNKNOWN")])


def test_a_formula_for_the_birth_date_is_no_missing_birth_date(read):
    reading = read(changed(AN, 2, "=DATE(1985,3,5)"))

    assert codes(reading.findings) == [(2, "C", "FORMULA_CELL")]


def test_a_formula_in_the_running_number_is_usual(read):
    assert codes(read(changed(AN, 0, "=ROW()-1")).findings) == []


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        (10, "", "APPROVED_MISSING"),
        (7, "", "POST_MISSING"),
        (8, "x", "TIER_INVALID"),
        (4, 1085000001.0, "CCCD_LOST_ZERO"),
        (5, "Thú y", "PLAN_SPECIALITY"),
    ],
)
def test_what_a_line_needs_is_told_when_it_misses(read, column, value, code):
    reading = read(changed(AN, column, value))

    errors = [finding.code for finding in reading.findings if finding.severity == "ERROR"]
    assert (len(reading.accepted), errors) == (0, [code])


@pytest.mark.parametrize("missing", [1, 4, 6, 7, 8, 10])
def test_a_list_without_a_column_that_it_needs_is_refused(read, missing):
    with pytest.raises(Refusal) as refusal:
        read(changed(AN, missing, ""), heading=changed(HEADING, missing, ""))

    assert refusal.value.code == "COLUMNS_MISSING"


def test_a_list_without_birth_dates_is_refused(read):
    with pytest.raises(Refusal) as refusal:
        read(AN, heading=changed(HEADING, 2, ""))

    assert refusal.value.facts["columns"] == "Ngày, tháng, năm sinh"


def test_a_sheet_without_a_heading_is_refused(read):
    with pytest.raises(Refusal) as refusal:
        read(("a", "b"), heading=("Báo cáo",))

    assert refusal.value.code == "HEADINGS_NOT_FOUND"


def test_a_period_may_begin_with_a_rotation():
    data = book(
        X=(WORK, ("001085000001", "1/1/2010", "", "Nội vụ", "Luân chuyển", "")),
        Y=(CADRE, ("001085000001", "Nguyễn An", "5/3/1985", "Nam", "Việt Nam")),
    )

    (cadre,) = people_of(data).rows

    assert [period.kind for period in cadre.periods] == [PeriodKind.ROTATED]


def test_sheets_of_facts_are_known_by_their_columns():
    data = book(
        X=(WORK, ("001085000001", "1/1/2010", "", "Nội vụ", "Biệt phái", "Có")),
        Y=(CADRE, ("001085000001", "Nguyễn An", "5/3/1985", "Nam", "Việt Nam; Pháp")),
        Z=(("Ghi chép",), ("gì đó",)),
    )

    reading = people_of(data)
    (cadre,), findings = reading.rows, reading.findings

    assert cadre.nationalities == ("Việt Nam", "Pháp")
    (period,) = cadre.periods
    assert (period.kind, period.ended_by_discipline) == (PeriodKind.SECONDED, True)
    assert [finding.sheet for finding in findings if finding.code == "EXTRA_SHEET"] == ["Z"]


def test_facts_of_nobody_and_somebody_twice_are_told():
    person = ("001085000001", "Nguyễn An", "5/3/1985", "Nam", "Việt Nam")
    data = book(
        Y=(CADRE, person, person, changed(person, 0, "12")),
        X=(WORK, ("001085000009", "1/1/2010", "", "Nội vụ", "?", "")),
    )

    reading = people_of(data)
    cadres, findings = reading.rows, reading.findings

    assert len(cadres) == 1
    assert codes(findings) == [
        (3, "A", "DUPLICATE_PERSON"),
        (4, "A", "CCCD_LENGTH"),
        (2, "A", "UNKNOWN_PERSON"),
        (2, "E", "PERIOD_KIND_UNKNOWN"),
    ]


def test_a_file_without_persons_is_refused():
    with pytest.raises(Refusal) as refusal:
        people_of(book(X=(WORK, ("1", "1/1/2010", "", "a", "b", ""))))

    assert refusal.value.code == "HEADINGS_NOT_FOUND"


def test_a_registration_is_kept_however_faulty_it_is():
    heading = ("Số hồ sơ", "Ngày nhận", "Họ và tên", "Số CCCD", "Mã vị trí dự tuyển")
    heading += ("Sơ yếu lý lịch 2C", "Kết luận tiêu chuẩn chính trị", "Kết quả thẩm tra hồ sơ")
    data = book(A=(heading, ("HS-1", "31/2/2026", "An", "12", "VT99", "?", "?", "?")), B=(("a",),))

    reading = read_registrations(data, on=DAY)
    (registration,), findings = reading.rows, reading.findings

    assert (registration.citizen_id, registration.position) == ("12", "VT99")
    assert registration.political_conclusion == PoliticalConclusion.NONE
    assert (registration.truthful, registration.received_on) == (None, None)
    assert [finding.code for finding in findings] == [
        "DATE_INVALID",
        "NAME_UNUSUAL",
        "CCCD_LENGTH",
        "TICK_UNKNOWN",
        "CONCLUSION_UNKNOWN",
        "TRUTH_UNKNOWN",
        "EXTRA_SHEET",
    ]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("12-QĐ/ĐU", "12-QĐ/ĐU"),
        ("Quyết định số 12-QĐ/ĐU ngày 5/1/2024", "12-QĐ/ĐU"),
        ("", ""),
    ],
)
def test_the_decision_on_the_lower_list_is_read_by_its_number(settings_of_list, cell, number):
    data = book(Q=[(*HEADING, "Căn cứ quy hoạch cấp dưới"), (*AN, cell)])

    reading = read_planning(data, catalogue=CATALOGUE, settings=settings_of_list)

    assert [row.based_on for row in reading.rows] == [number]
