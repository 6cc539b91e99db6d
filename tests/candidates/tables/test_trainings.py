"""A sheet of trainings: every cell is read, and what a course is about is told or worked out."""

from datetime import date

import pytest

from candidates.rules.trainings import TrainingKind
from candidates.tables.cadres import read_cadres
from candidates.tables.training_cells import TRAINING_NAMES, kind_of_course, training_kind
from tests.candidates.rules import workbooks
from tests.candidates.tables.books import book_of

CATALOGUE = workbooks.campaign_of(workbooks.announcement()).catalogue
PERSONS = [
    ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "CCCD"),
    (1, "Tống An", "5/3/1985", "Nam", "001085000001"),
]
HEADING = (
    *("TT", "Họ và tên", "CCCD", "Khóa bồi dưỡng", "Loại bồi dưỡng", "Cơ sở đào tạo"),
    *("Từ ngày", "Đến ngày", "Số chứng chỉ", "Ngày cấp"),
)


def line(**changes):
    cells = {
        "no": 1,
        "name": "Tống An",
        "number": "001085000001",
        "course": "Cập nhật kiến thức khóa 3",
        "kind": "Cập nhật kiến thức",
        "institution": "Trường Đào tạo cán bộ Lê Hồng Phong",
        "from": "4/5/2026",
        "to": "8/5/2026",
        "certificate": "12/CN",
        "certified": "9/5/2026",
        **changes,
    }
    return tuple(cells.values())


def read(*lines, heading=HEADING, name="Đào tạo, bồi dưỡng"):
    data = book_of({"Thông tin chung": PERSONS, name: [heading, *lines]})
    return read_cadres(data, on=date(2026, 9, 30), catalogue=CATALOGUE)


def told(reading):
    findings = [each for each in reading.findings if each.severity != "INFO"]
    return [(each.column, each.code) for each in findings]


def test_a_course_is_read_whole():
    reading = read(line())

    [person] = reading.rows
    [training] = person.trainings
    assert training.kind == TrainingKind.KNOWLEDGE_UPDATE
    assert (training.course, training.certificate) == ("Cập nhật kiến thức khóa 3", "12/CN")
    assert training.institution == "Trường Đào tạo cán bộ Lê Hồng Phong"
    assert (training.starts_on, training.ended_on) == (date(2026, 5, 4), date(2026, 5, 8))
    assert training.certified_on == date(2026, 5, 9)
    assert told(reading) == []


@pytest.mark.parametrize("name", ["Đào tạo, bồi dưỡng", "Tập huấn", "Trang 7"])
def test_the_sheet_is_told_by_its_columns_whatever_its_name(name):
    [person] = read(line(), name=name).rows

    assert len(person.trainings) == 1


def test_where_no_kind_is_written_the_name_of_the_course_says_it():
    [person] = read(line(kind="", course="Ngạch chuyên viên chính, khóa 2")).rows

    assert [each.kind for each in person.trainings] == [TrainingKind.STATE_MANAGEMENT]


def test_a_kind_nobody_knows_is_told_and_a_line_without_its_day_is_wrong():
    reading = read(line(kind="Hội thảo"), line(to=""), line(course=""))

    assert told(reading) == [
        ("E", "TRAINING_KIND_UNKNOWN"),
        ("H", "VALUE_MISSING"),
        ("D", "VALUE_MISSING"),
    ]
    [person] = reading.rows
    assert [each.kind for each in person.trainings] == [TrainingKind.OTHER_TRAINING]


def test_a_course_of_somebody_who_is_not_in_the_file_is_told():
    assert ("C", "UNKNOWN_PERSON") in told(read(line(number="001085000009")))


@pytest.mark.parametrize(("kind", "name"), TRAINING_NAMES.items())
def test_every_kind_is_read_by_its_name(kind, name):
    assert training_kind(name) == (kind, ())


def test_an_empty_kind_is_none():
    assert training_kind("").value is None
    assert kind_of_course("Bồi dưỡng kỹ năng số") == TrainingKind.PROFESSIONAL
