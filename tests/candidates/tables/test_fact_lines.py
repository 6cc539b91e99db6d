"""Facts that cannot be so: of somebody else, two ratings of a year, an end before a start."""

from datetime import date

import pytest

from candidates.tables.cadre_cells import own_age
from exams.rules.enums import Rating
from tests.candidates.tables.test_offices import PERIODS, PERSON, PERSONS, people_of, told

AN = PERSON[0]
RATINGS = ("Số CCCD", "Họ và tên", "2024", "2025")
GOOD, LATER = "Hoàn thành tốt nhiệm vụ", "Không hoàn thành nhiệm vụ"


def test_a_second_rating_of_a_year_is_told_and_takes_nobodys_place():
    lines = [RATINGS, (AN, "Nguyễn An", GOOD, LATER), (AN, "Nguyễn An", GOOD, GOOD)]

    reading = people_of(Cán_bộ=[PERSONS, PERSON], Xếp_loại=lines)

    assert reading.rows[0].ratings == ((2024, Rating.GOOD), (2025, Rating.NOT_COMPLETED))
    assert told(reading, "RATING_TWICE") == [("Xếp loại", "D3", "GOOD", "NOT_COMPLETED")]


def test_a_line_that_stands_twice_is_one():
    line = (AN, "Nguyễn An", GOOD, GOOD)

    reading = people_of(Cán_bộ=[PERSONS, PERSON], Xếp_loại=[RATINGS, line, line])

    assert (len(reading.rows[0].ratings), told(reading, "RATING_TWICE")) == (2, [])


def test_a_fact_under_the_name_of_somebody_else_is_told_and_is_nobodys():
    lines = [RATINGS, (AN, "Lê Bình", GOOD, GOOD), (AN, "NGUYỄN AN", GOOD, "")]

    reading = people_of(Cán_bộ=[PERSONS, PERSON], Xếp_loại=lines)

    assert told(reading, "FACT_OTHER_NAME") == [("Xếp loại", "B2", "Lê Bình", "Nguyễn An")]
    assert reading.rows[0].ratings == ((2024, Rating.GOOD),)


@pytest.mark.parametrize(("until", "is_read"), [(date(2014, 12, 31), 0), (date(2015, 1, 1), 1)])
def test_nothing_ends_before_it_begins(until, is_read):
    work = [PERIODS, (AN, date(2015, 1, 1), until, "Chuyên viên", "Nội vụ", "CV")]

    reading = people_of(Cán_bộ=[PERSONS, PERSON], Quá_trình=work)

    assert len(reading.rows[0].periods) == is_read
    backwards = [("Quá trình", "C2", "2014-12-31", "2015-01-01")]
    assert told(reading, "LINE_ENDS_EARLY") == backwards[is_read:]


@pytest.mark.parametrize("written", ["60 tuổi 99 tháng", "99", "20", "999", "60 tuổi 12 tháng"])
def test_an_age_of_retirement_that_nobody_has_is_told(written):
    read = own_age(written)

    assert (read.value, [note.code for note in read.notes]) == (None, ["AGE_INVALID"])
    assert own_age("60 tuổi 11 tháng").value == 731
