"""Whatever stands under the headings of evaluations, the reader answers and accounts for it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.evaluations import MonthlyResult
from candidates.tables.evaluation_forms import MONTHS, UNITS, YEAR
from candidates.tables.evaluations import read_evaluations
from exams.rules.enums import Rating
from tests.candidates.tables.books import filled_cells
from tests.candidates.tables.test_any_sheet import CELL, DAY, QUIET, ROWS, answered, workbook

pytestmark = pytest.mark.slow
NAMES = {"001085000001": "Nguyễn An"}
MONTHLY = st.sampled_from(
    ["001085000001", "Nguyễn An", "03/2025", "13/2025", "Tháng 3", "2025", "85,5", "101", "HTTNV"]
)
HEADINGS = [[column.heading for column in form] for form in (MONTHS, YEAR, UNITS)]


def read(data, catalogue):
    return answered(read_evaluations, data, on=DAY, catalogue=catalogue, names=NAMES)


@QUIET
@given(rows=ROWS)
def test_any_sheet_is_answered(rows, catalogue):
    assert read(workbook(rows), catalogue)


@QUIET
@given(
    heading=st.sampled_from(HEADINGS),
    rows=st.lists(st.lists(st.one_of(MONTHLY, CELL), max_size=12), min_size=1, max_size=8),
)
def test_every_filled_cell_is_in_the_account_and_every_result_is_sound(heading, rows, catalogue):
    data = workbook([heading, *rows])

    reading = read(data, catalogue)

    (account,) = reading.accounts
    assert account.cells_seen == sum(filled_cells(data).values())
    assert account.rows_seen == account.rows_read + account.rows_aside.total()
    most = account.rows_read * (12 if "Tháng 1" in heading else 1)
    assert len({result.key for result in reading.rows}) == len(reading.rows) <= most
    assert all(map(is_sound, reading.rows))


def is_sound(result):
    """Tell whether a result may be stored: a month that was, points of 100, a rating."""
    if not isinstance(result, MonthlyResult):
        return result.rating in list(Rating) and result.unit
    fits = len(result.citizen_id) == 12 and date(result.year, result.month, 1) <= DAY
    return fits and (result.points is None or 0 <= result.points <= 100)
