"""What docs/capabilities.md names is there: every row once, its test, its address."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.urls import get_resolver

from tests.crawl import patterns

ROOT = Path(__file__).parents[2]
STATES = ("FULL", "PART", "NONE")
ROWS = [
    *map(str, range(1, 91)),
    *(f"N{number}" for number in range(1, 27)),
    *(f"S{number}" for number in range(12, 59)),
]
LINE = re.compile(r"^\| ([NS]?\d+) \| (.*?) \| (.*?) \| (.*?) \| (.*) \|$", re.MULTILINE)
TALLY = re.compile(r"^Today: (\d+) FULL, (\d+) PART, (\d+) NONE, of (\d+)\.$", re.MULTILINE)
CONVERTER = re.compile(r"<\w+:(\w+)>")
BLANK = "–"


def text():
    return (ROOT / "docs/capabilities.md").read_text(encoding="utf-8")


def capabilities():
    return LINE.findall(text())


def addresses():
    """Return every address of the site, its parameters by their names alone: /ho-so/<code>/."""
    return {"/" + CONVERTER.sub(r"<\1>", each) for each in patterns(get_resolver().url_patterns)}


ADDRESSES = addresses()


def faults(row):
    """Return what is wrong with a row of the table, in words."""
    number, state, screen, test, what = row
    wrong = []
    if state not in STATES:
        wrong.append(f"{number}: no such state {state}")
    if screen != BLANK and screen.strip("`") not in ADDRESSES:
        wrong.append(f"{number}: no such address {screen}")
    if test != BLANK and not is_test(test.strip("`")):
        wrong.append(f"{number}: no such test {test}")
    if state != "NONE" and BLANK in (screen, test):
        wrong.append(f"{number}: {state} names a screen and a test")
    if state == "NONE" and screen != BLANK:
        wrong.append(f"{number}: NONE has no screen")
    if state == "PART" and "Missing: " not in what:
        wrong.append(f"{number}: PART says what is missing")
    return wrong


def is_test(path):
    return path.startswith("tests/") and "/test_" in path and (ROOT / path).is_file()


def test_every_row_stands_once():
    assert Counter(number for number, *_ in capabilities()) == Counter(ROWS)


@pytest.mark.parametrize("row", capabilities(), ids=lambda row: row[0])
def test_a_row_names_what_is_there(row):
    assert faults(row) == []


def test_the_tally_is_that_of_the_rows():
    states = Counter(state for _, state, *_ in capabilities())

    [tally] = TALLY.findall(text())
    assert [int(each) for each in tally] == [*(states[each] for each in STATES), len(ROWS)]


@pytest.mark.parametrize(
    "row",
    [
        ("1", "DONE", "`/viec-cua-toi/`", "`tests/architecture/test_law.py`", ""),
        ("1", "FULL", "`/khong-co/`", "`tests/architecture/test_law.py`", ""),
        ("1", "FULL", "`/viec-cua-toi/`", "`tests/architecture/test_nothing.py`", ""),
        ("1", "FULL", "`/viec-cua-toi/`", "`tests/actions.py`", ""),
        ("1", "FULL", BLANK, "`tests/architecture/test_law.py`", ""),
        ("1", "PART", "`/viec-cua-toi/`", "`tests/architecture/test_law.py`", "Half of it"),
        ("1", "NONE", "`/viec-cua-toi/`", BLANK, ""),
    ],
)
def test_the_search_for_faults_can_fail(row):
    assert len(faults(row)) == 1
