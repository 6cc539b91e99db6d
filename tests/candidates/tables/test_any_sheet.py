"""Whatever stands in a file, a reader answers or refuses; it never breaks."""

import io
from datetime import date

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candidates.tables.cadres import read_cadres
from candidates.tables.planning import read_planning
from candidates.tables.planning_form import COLUMNS
from candidates.tables.registrations import read_registrations
from exams.rules.refusals import Refusal
from tests.candidates.tables.books import filled_cells

pytestmark = pytest.mark.slow

DAY = date(2026, 9, 30)
HEADINGS = st.sampled_from([name.rstrip("*") for column in COLUMNS for name in column.headings])
PEOPLE = st.sampled_from(
    ["Nguyễn An", "001085000001", "Luật", "Cao cấp", "HTTNV", "5/3/1980", "1", "2025", "Không"]
)
CELL = st.one_of(
    PEOPLE,
    HEADINGS,
    st.text(max_size=8).filter(lambda text: "\x00" not in text),
    st.floats(-1e12, 1e12, allow_nan=False),
    st.dates(date(1900, 3, 1), date(2099, 12, 31)),
    st.booleans(),
    st.just(None),
)
ROWS = st.lists(st.lists(CELL, max_size=14), max_size=12)
FULL_HEADING = [column.headings[0] for column in COLUMNS]


def workbook(rows):
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write_datetime(row, column, cell, day)
                elif cell is not None:
                    sheet.write(row, column, cell)
    return out.getvalue()


def answered(read, *args, **options):
    """Read, and take a refusal for an answer."""
    try:
        return read(*args, **options)
    except Refusal as refusal:
        return refusal


QUIET = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUIET
@given(rows=ROWS)
def test_any_sheet_is_answered_by_every_reader(rows, catalogue, settings_of_list):
    data = workbook(rows)

    assert answered(read_planning, data, catalogue=catalogue, settings=settings_of_list)
    assert answered(read_cadres, data, on=DAY, catalogue=catalogue)
    assert answered(read_registrations, data, on=DAY)


@QUIET
@given(rows=st.lists(st.lists(CELL, min_size=25, max_size=25), min_size=1, max_size=8))
def test_any_rows_under_the_right_heading_are_answered(rows, catalogue, settings_of_list):
    data = workbook([FULL_HEADING, *rows])

    reading = read_planning(data, catalogue=catalogue, settings=settings_of_list)

    assert len(reading.accepted) <= len(reading.rows) <= reading.lines <= len(rows)


@QUIET
@given(noise=st.binary(max_size=300), magic=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11"]))
def test_any_bytes_are_refused(noise, magic, catalogue, settings_of_list):
    answer = answered(read_planning, magic + noise, catalogue=catalogue, settings=settings_of_list)

    assert isinstance(answer, Refusal)


@QUIET
@given(rows=st.lists(st.lists(CELL, max_size=30), min_size=1, max_size=8))
def test_every_filled_cell_under_the_right_heading_is_in_the_account(
    rows, catalogue, settings_of_list
):
    data = workbook([FULL_HEADING, *rows])

    (account,) = read_planning(data, catalogue=catalogue, settings=settings_of_list).accounts

    assert account.cells_seen == sum(filled_cells(data).values())
    assert account.rows_seen == account.rows_read + account.rows_aside.total()
