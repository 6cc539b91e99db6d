"""One cell at a time: what it means, and what has to be said of it."""

from datetime import date, datetime
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.tables import cells, dates
from candidates.tables.cadre_cells import (
    degree_level,
    discipline_form,
    level_of,
    nationalities,
    own_age,
)
from candidates.tables.planning_cells import discipline, remark
from candidates.tables.planning_lines import tier
from exams.rules.enums import DegreeLevel, DisciplineForm, Rating, Sex, Theory

MORNING = datetime(1980, 3, 5, 7, 30)  # noqa: DTZ001 - spreadsheets know no time zone
day = dates.reader(2026)


def codes(read):
    return [note.code for note in read.notes]


@pytest.mark.parametrize(
    ("raw", "value", "code"),
    [
        ("5/3/1980", "1980-03-05", "DATE_TEXT"),
        ("05-03-1980", "1980-03-05", "DATE_TEXT"),
        ("5.3.1980", "1980-03-05", "DATE_TEXT"),
        ("03/04/1998", "1998-04-03", "DATE_TEXT"),
        ("1980-03-05", "1980-03-05", "DATE_TEXT"),
        ("ngày 15 tháng 12 năm 2025", "2025-12-15", "DATE_TEXT"),
        (normalize("NFD", "Ngày 15 tháng 12 năm 2025"), "2025-12-15", "DATE_TEXT"),
        ("ngay 15 thang 12 nam 2025", "2025-12-15", "DATE_TEXT"),
        (29285.0, "1980-03-05", "DATE_SERIAL"),
        ("29285", "1980-03-05", "DATE_SERIAL"),
        (1978.0, "1978-01-01", "DATE_YEAR_ONLY"),
        ("1979", "1979-01-01", "DATE_YEAR_ONLY"),
        ("năm 1979", "1979-01-01", "DATE_YEAR_ONLY"),
        ("03-1980", "1980-03-01", "DATE_MONTH_ONLY"),
        ("10/2014", "2014-10-01", "DATE_MONTH_ONLY"),
        ("tháng 3 năm 1980", "1980-03-01", "DATE_MONTH_ONLY"),
        ("tháng 3/1980", "1980-03-01", "DATE_MONTH_ONLY"),
        ("5.3.80", "1980-03-05", "DATE_TWO_DIGIT_YEAR"),
        ("5/3/26", "2026-03-05", "DATE_TWO_DIGIT_YEAR"),
        ("5/3/27", "1927-03-05", "DATE_TWO_DIGIT_YEAR"),
    ],
)
def test_a_date_is_read_day_first_and_told(raw, value, code):
    read = day(raw)

    assert (read.value, codes(read)) == (date.fromisoformat(value), [code])
    assert read.notes[0].suggestion == value


@pytest.mark.parametrize(
    "raw",
    ["30/02/2011", "31/02/1980", "03/25/1980", "29/2/2025", "13/1980", "không rõ", "1/1/1", 0.0],
)
def test_a_date_that_does_not_exist_is_never_another_one(raw):
    read = day(raw)

    assert (read.value, codes(read)) == (None, ["DATE_INVALID"])


@pytest.mark.parametrize("raw", [date(1980, 3, 5), MORNING])
def test_a_real_date_needs_no_word(raw):
    assert day(raw) == (date(1980, 3, 5), ())


@pytest.mark.parametrize("raw", ["", " ", "-", "–"])
def test_an_empty_date_is_no_date(raw):
    assert day(raw) == (None, ())


@given(st.dates(date(1930, 1, 1), date(2026, 12, 31)), st.sampled_from("/.-"), st.booleans())
def test_every_way_of_writing_a_day_means_that_day(born, sign, short):
    pad = "" if short else "02"
    text = f"{born.day:{pad}}{sign}{born.month:{pad}}{sign}{born.year}"

    assert day(text).value == born
    assert day(f"ngày {born.day} tháng {born.month} năm {born.year}").value == born
    assert day(float((born - date(1899, 12, 30)).days)).value == born


@given(st.one_of(st.text(), st.floats(allow_nan=False), st.dates(), st.datetimes()))
def test_no_cell_makes_a_reader_fail(raw):
    readers = (day, cells.text, cells.rating, cells.theory, degree_level, cells.sex)
    readers += (discipline_form, cells.tick, cells.year, tier, remark, discipline, own_age)

    for reader in readers:
        assert all(isinstance(note.value, str) for note in reader(raw).notes)


@pytest.mark.parametrize(
    ("raw", "value", "expected_codes"),
    [
        ("Nguyễn An", "Nguyễn An", []),
        ("  Nguyễn  An ", "Nguyễn An", ["TEXT_SPACES"]),
        ("Nguyễn\u00a0An", "Nguyễn An", ["TEXT_SPACES"]),
        ("Nguyễn\nAn", "Nguyễn An", ["TEXT_SPACES"]),
        ("Nguyễn\u200b An", "Nguyễn An", ["TEXT_SPACES"]),
        (normalize("NFD", "Nguyễn An"), "Nguyễn An", ["TEXT_NFD"]),
        (normalize("NFD", "Nguyễn An "), "Nguyễn An", ["TEXT_NFD", "TEXT_SPACES"]),
        ("=1+1", "=1+1", ["FORMULA_LIKE_TEXT"]),
        ("@SUM(A1)", "@SUM(A1)", ["FORMULA_LIKE_TEXT"]),
        ("+84 912", "+84 912", ["FORMULA_LIKE_TEXT"]),
        ("-cmd", "-cmd", ["FORMULA_LIKE_TEXT"]),
        ("- đã học", "- đã học", []),
        ("-", "", []),
        ("–", "", []),
        (" . ", "", []),
        ("nt", "", ["DITTO"]),
        ("Như trên", "", ["DITTO"]),
        ("〃", "", ["DITTO"]),
        ("#N/A", "", ["CELL_ERROR"]),
        (5.0, "5", []),
        (date(2026, 9, 7), "7/9/2026", []),
    ],
)
def test_text_is_tidied_and_told(raw, value, expected_codes):
    read = cells.text(raw)

    assert (read.value, codes(read)) == (value, expected_codes)


@pytest.mark.parametrize(
    ("raw", "value", "expected_codes"),
    [
        ("Hoàn thành xuất sắc nhiệm vụ", Rating.EXCELLENT, []),
        ("HTXSNV", Rating.EXCELLENT, ["RATING_VARIANT"]),
        ("Hoàn thành tốt", Rating.GOOD, ["RATING_VARIANT"]),
        ("httnv", Rating.GOOD, ["RATING_VARIANT"]),
        ("hoàn thành nhiệm vụ", Rating.COMPLETED, ["RATING_VARIANT"]),
        ("Không HTNV", Rating.NOT_COMPLETED, ["RATING_VARIANT"]),
        ("Tốt", None, ["RATING_UNKNOWN"]),
        ("A", None, ["RATING_UNKNOWN"]),
        ("", None, []),
        ("Không xếp loại", None, []),
    ],
)
def test_a_rating_is_read_in_its_variants(raw, value, expected_codes):
    read = cells.rating(raw)

    assert (read.value, codes(read)) == (value, expected_codes)


@pytest.mark.parametrize(
    ("reader", "raw", "value"),
    [
        (cells.theory, "Cao cấp lý luận chính trị", Theory.ADVANCED),
        (cells.theory, "TRUNG CẤP", Theory.INTERMEDIATE),
        (cells.theory, "", Theory.NONE),
        (cells.theory, "gì đó", None),
        (degree_level, "Thạc sỹ", DegreeLevel.MASTER),
        (degree_level, "ThS.", DegreeLevel.MASTER),
        (degree_level, "Kỹ sư", DegreeLevel.UNIVERSITY),
        (discipline_form, "Khiển trách (QĐ số 1)", DisciplineForm.REPRIMAND),
        (discipline_form, "Phê bình", None),
        (cells.sex, "nữ", Sex.FEMALE),
        (cells.sex, "?", None),
        (cells.tick, "X", True),
        (cells.tick, "có", True),
        (cells.tick, "", False),
        (cells.tick, "không", False),
        (cells.year, 2005.0, 2005),
        (cells.year, "", None),
        (cells.year, "200", None),
        (tier, 1.0, 1),
        (tier, "2", 2),
        (tier, "3", None),
        (tier, "12", None),
        (nationalities, "Việt Nam; Pháp", ("Việt Nam", "Pháp")),
        (own_age, 60.0, 720),
        (own_age, "60,5", 726),
        (own_age, "58 tuổi 8 tháng", 704),
        (own_age, "726", 726),
        (own_age, "sáu mươi", None),
    ],
)
def test_other_words_of_the_field(reader, raw, value):
    assert reader(raw).value == value


@pytest.mark.parametrize(("text", "level"), [("Tiếng Anh B2", "B2"), ("IELTS", ""), ("c1", "C1")])
def test_the_level_of_a_language_is_found_in_its_text(text, level):
    assert level_of(text) == level


def test_a_note_tells_a_removal_with_its_decision():
    read = remark("Đưa ra khỏi quy hoạch theo Quyết định số 394-QĐ/ĐU ngày 20/6/2026")

    assert (read.value.removed_on, read.value.removed_document) == (date(2026, 6, 20), "394-QĐ/ĐU")


def test_a_removal_without_a_day_is_an_error_and_not_a_guess():
    assert codes(remark("Đã đưa ra khỏi quy hoạch")) == ["REMOVAL_UNREADABLE"]


@pytest.mark.parametrize("sign", ["-", " - ", "–", " — "])
def test_a_note_tells_the_term(sign):
    assert remark(f"Quy hoạch nhiệm kỳ 2020{sign}2025").value.term == "2020-2025"


def test_of_several_disciplines_the_latest_day_counts():
    read = discipline("Khiển trách (QĐ 1 ngày 1/2/2020); Cảnh cáo (QĐ 2 ngày 3 tháng 4 năm 2024)")

    assert read.value == date(2024, 4, 3)
    assert discipline("Không").value is None
