"""What a planning list says and nobody stores from it is counted aloud."""

from candidates.tables.account import Aside
from candidates.tables.planning import read_planning
from tests.candidates.rules import workbooks

CLEAN = workbooks.DEMO / "quy-hoach-2025-2030.xlsx"


def test_ratings_and_personal_details_are_set_aside_and_the_account_still_closes(
    catalogue, settings_of_list
):
    reading = read_planning(CLEAN, catalogue=catalogue, settings=settings_of_list)

    account = reading.accounts[0]
    rated = sum(len(row.ratings) for row in reading.rows)
    assert account.cells_aside[Aside.RATINGS] >= rated > 600
    assert account.cells_aside[Aside.CHECKED] > 237 * 5
    assert account.cells_seen == account.cells_read + account.cells_aside.total()
    assert account.as_facts()["aside"]["ASIDE_RATINGS"] == account.cells_aside[Aside.RATINGS]
