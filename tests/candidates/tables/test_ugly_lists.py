"""However another office writes the list, the same people come out of it."""

import random
from dataclasses import replace

import pytest

from candidates.tables.planning import read_planning
from tests.candidates.tables import lists
from tests.candidates.tables.lists import Ugly

SHUFFLED = tuple(random.Random(7).sample(range(lists.WIDTH), lists.WIDTH))
REVERSED = tuple(reversed(range(lists.WIDTH)))

UGLY = {
    "as it is": Ugly(),
    "columns in reverse": Ugly(order=REVERSED),
    "columns shuffled": Ugly(order=SHUFFLED),
    "headings in capitals": Ugly(heading=str.upper),
    "headings without diacritics": Ugly(heading=lists.bare),
    "all text decomposed": Ugly(heading=lists.apart, text=lists.apart),
    "further down and right": Ugly(down=17, right=4),
    "far down": Ugly(down=1000, right=60),
    "an empty column inside": Ugly(gap=6),
    "headings repeated": Ugly(repeat_every=20, heading=str.upper),
    "column numbers in brackets": Ugly(numbering="({})"),
    "numbers with a format": Ugly(numeric_numbers=True),
    "dates as serial numbers": Ugly(serial_dates=True),
    "dates as d/m/yyyy": Ugly(written_dates="%d/%m/%Y"),
    "dates as d.m.yyyy": Ugly(written_dates="%d.%m.%Y"),
    "headings not merged": Ugly(merged=False),
    "an empty column under a heading that is not merged": Ugly(merged=False, gap=3),
    "all at once": Ugly(
        order=SHUFFLED,
        heading=lambda text: lists.apart(text.upper()),
        text=lists.apart,
        down=5,
        right=3,
        gap=9,
        repeat_every=31,
        written_dates="%d.%m.%Y",
        numeric_numbers=True,
        numbering="({})",
    ),
}


def same(rows):
    """Return the rows without their places."""
    return [replace(row, sheet="", row=0) for row in rows]


@pytest.fixture(scope="module")
def plain(catalogue, settings_of_list):
    return same(
        read_planning(
            lists.workbooks.DEMO / "quy-hoach-2025-2030.xlsx",
            catalogue=catalogue,
            settings=settings_of_list,
        ).rows
    )


@pytest.mark.parametrize("name", UGLY)
def test_the_same_people_come_out(name, plain, catalogue, settings_of_list):
    data = lists.workbook(UGLY[name])

    reading = read_planning(data, catalogue=catalogue, settings=settings_of_list)

    assert same(reading.rows) == plain
    assert (reading.lines, len(reading.accepted)) == (237, 234)


def test_a_list_split_over_sheets_is_one_list(plain, catalogue, settings_of_list):
    data = lists.workbook(Ugly(sheets=("Phần 1", "Phần 2", "Phần 3"), extras=("Nháp",)))
    wished = replace(settings_of_list, sheets=("phần 2", "Phần 1", "Phần 3"))

    reading = read_planning(data, catalogue=catalogue, settings=wished)

    assert same(reading.rows) == plain
    assert [finding.sheet for finding in reading.findings if finding.code == "EXTRA_SHEET"] == [
        "Nháp"
    ]


def test_without_a_wish_only_the_first_sheet_is_read(plain, catalogue, settings_of_list):
    data = lists.workbook(Ugly(sheets=("Phần 1", "Phần 2")))

    reading = read_planning(data, catalogue=catalogue, settings=settings_of_list)

    assert same(reading.rows) == plain[:119]
    assert [finding.sheet for finding in reading.findings if finding.code == "EXTRA_SHEET"] == [
        "Phần 2"
    ]


def test_columns_in_another_order_are_told_once(catalogue, settings_of_list):
    data = lists.workbook(Ugly(order=REVERSED, repeat_every=40))

    reading = read_planning(data, catalogue=catalogue, settings=settings_of_list)

    assert [finding.row for finding in reading.findings if finding.code == "HEADER_ORDER"] == [4]


def test_serial_numbers_are_told_with_what_they_were_read_as(catalogue, settings_of_list):
    data = lists.workbook(Ugly(serial_dates=True))

    reading = read_planning(data, catalogue=catalogue, settings=settings_of_list)

    (first, *_) = [finding for finding in reading.findings if finding.code == "DATE_SERIAL"]
    assert (first.column, first.value, first.suggestion) == ("D", "30126", "1982-06-24")
