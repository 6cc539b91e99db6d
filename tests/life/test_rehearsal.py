"""A whole campaign, from the office's spreadsheets to the published list, as the reference says."""

import csv
from pathlib import Path

import pytest

from audit.actions.verify import verify
from rehearsal.readback import read_back
from rehearsal.tables import TABLES

ROOT = Path(__file__).parents[2]
EXPECTED = ROOT / "tests/data/expected"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def readback(played, django_db_blocker):
    with django_db_blocker.unblock():
        return read_back(played)


@pytest.mark.parametrize("name", list(TABLES))
def test_the_table_is_exactly_the_expected_one(readback, name):
    table, header = TABLES[name]

    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        assert reader.fieldnames == header.split()
        assert list(table(readback)) == list(reader)


def test_every_action_of_the_campaign_left_its_event(readback):
    assert list(verify()) == []
