"""The clock against dates that were counted by hand: weekends, Tết, 30/4, 2/9, suspensions."""

import re
from datetime import date

import pytest

from exams.rules.calendar import DayKind
from exams.rules.deadline_rules import DayUnit
from tests.exams.rules import legal_clock

ROWS = legal_clock.rows()


def around(first, last):
    """Return how many lines reach from before one day to after another, or end between them."""
    ends = ((row["start"], row["end"]) for row in ROWS)
    return sum(min(pair) <= last and max(pair) >= first for pair in ends)


@pytest.mark.parametrize("row", ROWS, ids=[row["about"] for row in ROWS])
def test_each_day_is_the_one_that_was_counted_by_hand(row):
    assert legal_clock.reckoned(row).profile_end == date.fromisoformat(row["end"])


def test_the_table_is_whole():
    units = {legal_clock.reckoned(row).unit for row in ROWS}
    ways = {(row["first_counts"], row["rolls"]) for row in ROWS}

    assert len(ROWS) >= 60
    assert len({row["about"] for row in ROWS}) == len(ROWS)
    assert units == set(DayUnit)
    assert ways == {(first, rolls) for first in ("YES", "NO") for rolls in ("YES", "NO")}
    assert sum(bool(row["suspended_since"]) for row in ROWS) >= 8


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2026-02-16", "2026-02-20"),
        ("2027-02-05", "2027-02-11"),
        ("2028-01-25", "2028-01-31"),
        *((f"{year}-04-30", f"{year}-05-03") for year in (2026, 2027, 2028)),
        *((f"{year}-09-01", f"{year}-09-04") for year in (2026, 2027, 2028)),
    ],
)
def test_the_table_goes_over_every_long_holiday(first, last):
    assert around(first, last) >= 3


@pytest.mark.parametrize("row", ROWS, ids=[row["about"] for row in ROWS])
def test_the_table_writes_out_as_many_days_as_it_says_or_the_first_and_the_last(row):
    days = re.findall(r"\d\d/\d\d", row["counted"].split(";")[0])

    assert len(days) == (int(row["count"]) if int(row["count"]) <= 10 else 2)


def test_each_day_off_that_is_made_good_follows_one_on_a_weekend():
    table = legal_clock.holidays()
    made_good = [on for on, day in table.items() if day["kind"] == DayKind.COMPENSATORY_OFF]
    lost = [on for on, day in table.items() if day["kind"] == DayKind.HOLIDAY and on.weekday() >= 5]

    assert len(made_good) == len(lost)
    assert all(on.weekday() < 5 for on in made_good)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
def test_tet_has_five_days(year):
    names = [
        day["name"]
        for on, day in legal_clock.holidays().items()
        if on.year == year and day["kind"] == DayKind.HOLIDAY
    ]

    assert sum(name.startswith("Tết") and name != "Tết Dương lịch" for name in names) == 5
