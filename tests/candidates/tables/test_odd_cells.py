"""What stands in a cell and is not what it seems: it is told, and never read as something else."""

import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from candidates.tables import open_document
from candidates.tables.cells import text
from candidates.tables.dates import birth_reader
from candidates.tables.dates import reader as dates
from candidates.tables.evaluations import read_evaluations
from candidates.tables.formats import padding
from candidates.tables.notices import in_file_order
from candidates.tables.personal_names import personal_name
from candidates.tables.planning_cells import discipline, remark
from candidates.tables.planning_lines import decision
from candidates.tables.registrations import read_registrations
from candidates.tables.workbook import opened
from exams.rules.enums import Severity
from tests.candidates.tables.books import book_of
from tests.candidates.tables.test_offices import DAY, paper, register_of, told

AN = "001080000017"


def codes(read):
    return [note.code for note in read.notes]


@pytest.mark.parametrize("written", ["Khiển trách", "Cảnh cáo ngày 31/02/2026", "Có", 46082.0])
def test_a_discipline_of_no_day_is_told_as_nobody_can_judge_it(written):
    read = discipline(written)

    assert (read.value, codes(read)) == (None, ["DISCIPLINE_WITHOUT_DAY"])
    assert read.notes[0].severity == Severity.WARNING


@pytest.mark.parametrize("written", ["", "-", "Không", "Chưa bị kỷ luật", "Không có"])
def test_no_discipline_is_nothing_to_tell(written):
    assert discipline(written) == (None, ())


def test_a_decision_of_a_day_that_no_calendar_has_is_told_where_number_and_day_share_a_cell():
    assert decision(dates(2026))("12-QĐ/TU ngày 15/12/2025") == (
        ("12-QĐ/TU", date(2025, 12, 15)),
        (),
    )

    read = decision(dates(2026))("12-QĐ/TU ngày 31/11/2025")

    assert (read.value, codes(read)) == (("12-QĐ/TU", None), ["DATE_INVALID"])


def test_a_number_that_is_part_of_a_cell_is_no_longer_than_what_is_stored_of_it():
    read = decision(dates(2026))("9" * 61 + "-QĐ ngày 15/12/2025")
    assert (read.value, codes(read)) == (("", date(2025, 12, 15)), ["TEXT_TOO_LONG"])

    removed = remark("Rút khỏi quy hoạch theo Quyết định số " + "9" * 121 + " ngày 1/2/2026")
    assert (removed.value.removed_document, codes(removed)) == ("", ["TEXT_TOO_LONG"])
    assert removed.notes[0].figures == (("length", "121"), ("longest", "120"))


@pytest.mark.parametrize("day", [date(2150, 1, 1), date(1899, 12, 31)])
def test_a_day_out_of_reach_is_none_though_its_cell_is_a_date(day):
    assert codes(dates(2026)(day)) == ["DATE_INVALID"]


def test_nobody_at_work_was_born_within_sixteen_years():
    born = birth_reader(2026)

    assert born(date(2010, 12, 31)) == (date(2010, 12, 31), ())
    assert codes(born("01/01/2011")) == ["BORN_TOO_LATE"]
    assert born("x").value is None


@pytest.mark.parametrize(
    ("note", "removed_on", "document"),
    [
        (
            "Đưa ra khỏi quy hoạch theo Quyết định số 12 ngày 1/2/2026 (thay QĐ 3 ngày 3/3/2024)",
            date(2026, 2, 1),
            "12",
        ),
        ("Theo Quyết định số 7 ngày 1/2/2026 đưa ra khỏi quy hoạch", date(2026, 2, 1), "7"),
        (
            "Theo Quyết định số 1 ngày 1/1/2025; rút khỏi quy hoạch theo QĐ số 9 ngày 5/6/2026",
            date(2026, 6, 5),
            "9",
        ),
    ],
)
def test_the_day_of_a_removal_is_the_one_that_its_words_name(note, removed_on, document):
    read = remark(note)

    assert (read.value.removed_on, read.value.removed_document) == (removed_on, document)


@pytest.mark.parametrize(
    "note", ["Nhiệm kỳ 2026-31", "QH nhiệm kỳ 2031 - 2026", "NK 2026-2030", "NK: 26-31"]
)
def test_a_term_that_cannot_be_read_is_an_error_and_never_the_term_of_the_list(note):
    read = remark(note)

    assert (read.value.term, codes(read)) == ("", ["TERM_UNREADABLE"])


def test_a_term_in_short_is_the_term():
    assert remark("Quy hoạch NK 2026-2031").value.term == "2026-2031"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Nguyễn Vаn An", "а (U+0430)"),  # the second word has a Cyrillic letter
        ("Ðặng An", "Ð (U+00D0)"),
        ("Đặng An", ""),
        ("H'Ƀlin Êban", ""),
    ],
)
def test_letters_that_only_look_vietnamese_are_named(name, letters):
    notes = [note for note in personal_name(name).notes if note.code == "NAME_OTHER_LETTERS"]

    assert [note.suggestion for note in notes] == [letters] * bool(letters)


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u200e", "\u2069"])
def test_signs_that_turn_a_text_round_are_left_out_and_told(sign):
    read = text(f"{sign}001080000017\u202c")

    assert (read.value, codes(read)) == (AN, ["TEXT_SPACES"])


@pytest.mark.parametrize(
    ("code", "number", "displayed"),
    [("0%", "0.95", "95%"), ("0.00%", "0.955", "95.5%"), ("0%", "1", "100%"), ("0%", "x", "")],
)
def test_a_percentage_counts_as_it_is_displayed(code, number, displayed):
    assert padding(code)(number) == displayed
    assert padding('"%"000')("7") == "%007"


@pytest.mark.parametrize("number_format", ["0%", "0.0%"])
def test_points_that_are_shown_as_a_percentage_are_no_points_of_a_hundred(catalogue, number_format):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tháng")
        sheet.write_row(0, 0, ("Số CCCD", "Họ và tên", "Tháng", "Năm", "Điểm"))
        sheet.write_row(1, 0, (AN, "Nguyễn An", 3, 2026))
        sheet.write_number(1, 4, 0.95, book.add_format({"num_format": number_format}))

    reading = read_evaluations(out.getvalue(), on=DAY, catalogue=catalogue, names={AN: "Nguyễn An"})

    assert reading.rows == ()
    assert told(reading, "POINTS_INVALID") == [("Tháng", "E2", "95%", "")]


def test_a_percentage_of_an_open_document_is_marked_as_it_is_shown():
    cell = '<table:table-cell office:value-type="percentage" office:value="0.95">'
    xml = f'<a><table:table table:name="T"><table:table-row>{cell}<text:p>95%</text:p>'
    xml += "</table:table-cell></table:table-row></table:table></a>"

    assert open_document.marks_of(xml.encode())["T"].displayed == {(1, 0): "95%"}


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f"])
def test_signs_for_machines_are_left_out_of_a_text_and_told(sign):
    read = text(f"An{sign} Bình")

    assert (read.value, codes(read)) == ("An Bình", ["TEXT_SPACES"])
    assert text(f"An{sign}").value == "An"


@pytest.mark.parametrize(("is_1904", "code"), [(True, "DATE_SERIAL_1904"), (False, "DATE_SERIAL")])
def test_a_bare_number_in_a_book_that_counts_from_1904_is_no_day(is_1904, code):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": is_1904}) as book:
        sheet = book.add_worksheet("Sổ")
        sheet.write_row(0, 0, ("Số hồ sơ", "Ngày nhận", "Họ và tên", "Số CCCD", "Mã vị trí"))
        sheet.write_row(1, 0, ("HS-1", 46273, "Nguyễn An", AN, "VT04"))
        sheet.write_row(2, 0, ("HS-2", "", "Lê Bình", "001080000018", "VT04"))
        sheet.write_datetime(2, 1, date(2026, 9, 8), book.add_format({"num_format": "dd/mm/yyyy"}))

    reading = read_registrations(out.getvalue(), on=DAY)

    assert [each.code for each in reading.findings if each.column == "B"] == [code]
    assert reading.rows[1].received_on == date(2026, 9, 8)


def test_of_every_file_of_the_old_format_it_is_told_that_formulas_were_not_seen():
    old = (Path(__file__).parent / "old-format.xls").read_bytes()
    with opened(old) as book:
        assert [each.code for each in in_file_order((), book)] == ["OLD_FORMAT"]


def evaluated(catalogue, heading, *lines):
    data = book_of({"Tập thể": [heading, *lines]})
    return read_evaluations(data, on=DAY, catalogue=catalogue, names={})


def test_a_unit_has_no_result_of_a_year_to_come(catalogue):
    heading, unit = ("Đơn vị", "Năm", "Xếp loại"), catalogue.units[0][1]

    reading = evaluated(catalogue, heading, (unit, 2027, "HTTNV"), (unit, 2026, "HTTNV"))

    assert [result.year for result in reading.rows] == [2026]
    assert told(reading, "YEAR_TO_COME") == [("Tập thể", "B2", "2027", "2026")]


def test_a_line_of_a_unit_without_its_year_is_told_and_a_section_is_not(catalogue):
    heading, unit = ("Đơn vị", "Năm", "Xếp loại"), catalogue.units[0][1]

    reading = evaluated(catalogue, heading, ("KHỐI SỞ",), (unit, "", "HTTNV"))

    assert [place for _, place, *_ in told(reading, "ROW_SET_ASIDE")] == ["3"]


def test_a_paper_without_any_number_or_day_is_told_and_not_passed_over():
    ticks = dict.fromkeys(("APPLICATION_FORM", "UNIT_COMMENT", "DIPLOMAS", "truthful"), "x")
    blank = dict.fromkeys(("reg_no", "received_on", "citizen_id"), "")
    words = {"position": "Trưởng phòng", "current_post": "Phó", "note": "x", "nomination": "x"}
    more = dict.fromkeys(
        ("CURRICULUM_VITAE_2C", "PARTY_COMMENT", "RESIDENCE_COMMENT", "SELF_ASSESSMENT"), "x"
    )
    rest = dict.fromkeys(("post_text", "party_consent", "special_reason", "PHOTO"), "x")

    reading = register_of(paper(**blank, **ticks, **words, **more, **rest), paper())

    assert len(reading.rows) == 1
    ((_, place, value, _),) = told(reading, "ROW_SET_ASIDE")
    assert (place, value.split(" | ")[0]) == ("3", "Nguyễn An")


def test_a_number_of_other_digits_is_nobodys(catalogue):
    heading = ("Số CCCD", "Họ và tên", "Tháng", "Năm", "Điểm")
    arabic = "".join(chr(0x660 + int(digit)) for digit in AN)

    reading = evaluated(catalogue, heading, (arabic, "Nguyễn An", 3, 2026, Decimal(95)))

    assert reading.rows == ()
    assert [each.severity for each in reading.findings if each.code == "NOT_ON_RECORD"] == ["ERROR"]
