"""Whoever listens is told how far a reading is, and may end it."""

from datetime import date

import pytest

from candidates.tables import progress
from candidates.tables.cadres import read_cadres
from candidates.tables.progress import ReadingStep, counted, tell, told_to
from tests.candidates.tables.books import book_of

HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")


class Stopped(Exception):
    pass


def numbered(count):
    return [(number, []) for number in range(1, count + 1)]


def test_of_every_few_hundred_rows_it_is_told_once():
    told = []

    with told_to(lambda *each: told.append(each)):
        rows = list(counted(numbered(1201), of=1201))

    assert rows == numbered(1201)
    assert told == [(ReadingStep.READING, number, 1201) for number in (1, 501, 1001)]


def test_where_nobody_listens_rows_come_all_the_same():
    assert list(counted(numbered(3), of=3)) == numbered(3)
    tell(ReadingStep.JUDGING, 3, 3)


def test_a_listener_hears_what_happens_within_and_no_more():
    told = []

    with told_to(lambda doing, *_: told.append(doing)):
        tell(ReadingStep.JUDGING, 1, 1)
    tell(ReadingStep.COMPARING, 1, 1)

    assert told == [ReadingStep.JUDGING]


def test_a_file_tells_its_rows_and_how_many_it_has_and_stops_when_it_is_told_to(
    monkeypatch, catalogue
):
    monkeypatch.setattr(progress, "EVERY", 2)
    people = [(f"00108000001{n}", "Nguyễn An", date(1980, 5, 3), "Nam") for n in range(4)]
    data, told = book_of({"Cán bộ": [HEADING, *people]}), []

    def read():
        read_cadres(data, on=date(2026, 9, 1), catalogue=catalogue, name="can-bo.xlsx")

    with told_to(lambda *each: told.append(each)):
        read()

    reading, judging = ReadingStep.READING, ReadingStep.JUDGING
    assert told == [(reading, 2, 5), (reading, 4, 5), (judging, 4, 4)]

    def stop(*_):
        raise Stopped

    with told_to(stop), pytest.raises(Stopped):
        read()
