"""What another office writes differently reads the same or is told; what is blanked never passes.

The three workbooks are edited by chance: columns in another order, headings in another office's
words, a sheet split, cells merged downwards, notes between the lines; and one cell is blanked.
"""

from collections import Counter
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candidates.rules.facts import Cadre
from candidates.tables.cadres import read_cadres
from candidates.tables.planning import read_planning
from candidates.tables.planning_form import CHECKED_ONLY
from candidates.tables.registrations import read_registrations
from tests.candidates.tables import forms_of_files
from tests.candidates.tables.books import filled_cells

pytestmark = pytest.mark.slow

DAY = date(2026, 9, 30)
PEOPLE = 10
OF_FORM = frozenset(("HEADER_ORDER", "CELL_MERGED"))  # told of any other form, whatever it says
# Blank, these say nothing less: running numbers, what only shows whose line it is, what stands
# there twice (a unit's code and name), and what the planning list says and is not stored from it.
SAID_ELSEWHERE = frozenset(("no", "unit", "unit_name"))
QUIET = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KINDS = ("planning", "facts", "register")


@pytest.fixture(scope="module")
def books():
    return {kind: getattr(forms_of_files, kind)(PEOPLE) for kind in KINDS}


@pytest.fixture(scope="module")
def read(catalogue, settings_of_list):
    """Return the reader of a kind of file."""
    return {
        "planning": lambda data: read_planning(
            data, catalogue=catalogue, settings=settings_of_list
        ),
        "facts": lambda data: read_cadres(data, on=DAY, catalogue=catalogue),
        "register": lambda data: read_registrations(data, on=DAY),
    }


def content(reading):
    """Return what was read, without where it stood."""
    return sorted(repr(_without_place(row)) for row in reading.rows)


def _without_place(row):
    if isinstance(row, Cadre):
        lists = [each.name for each in fields(row) if isinstance(getattr(row, each.name), tuple)]
        return replace(row, **{name: tuple(sorted(getattr(row, name), key=repr)) for name in lists})
    return replace(row, row=0, **({"sheet": ""} if hasattr(row, "sheet") else {}))


def codes(reading):
    return Counter(notice.code for notice in reading.findings if notice.code not in OF_FORM)


def unaccounted(reading, data):
    """Return the sheets whose filled cells are not all in the account."""
    counts = filled_cells(data)
    return {a.sheet: a.cells_seen for a in reading.accounts if a.cells_seen != counts[a.sheet]}


@pytest.mark.parametrize("kind", KINDS)
@QUIET
@given(data=st.data())
def test_the_same_written_otherwise_reads_the_same_or_is_told(kind, data, books, read):
    plain = read[kind](books[kind].plain())
    file = books[kind].edited(data)

    reading = read[kind](file)

    assert content(reading) == content(plain) or codes(reading) - codes(plain)
    assert unaccounted(reading, file) == {}


def telling_cells(kind, book):
    """Return sheet, row and column of the filled cells that say something nothing else says."""
    cells = []
    for at, sheet in enumerate(book.sheets):
        silent = SAID_ELSEWHERE | ({"name"} if at else set())
        if kind == "planning":
            silent |= CHECKED_ONLY | {key for key in sheet.keys if key.startswith("ratings-")}
        cells += [(at, row, column) for row, column in sheet.filled(silent)]
    return cells


@pytest.mark.parametrize("kind", KINDS)
@QUIET
@given(data=st.data())
def test_a_cell_that_is_blanked_is_told_or_seen_among_the_changes(kind, data, books, read):
    book = books[kind]
    plain = read[kind](book.plain())
    at, row, column = data.draw(st.sampled_from(telling_cells(kind, book)))
    blanked = book.sheets[at].without(row, column)
    sheets = (*book.sheets[:at], blanked, *book.sheets[at + 1 :])
    file = replace(book, sheets=sheets).plain()

    reading = read[kind](file)

    assert content(reading) != content(plain) or codes(reading) - codes(plain)
    assert unaccounted(reading, file) == {}
