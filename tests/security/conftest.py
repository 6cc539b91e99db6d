"""Several people at one moment: one does the thing, the other is told.

Everybody is a thread with a connection of their own; nothing is lost, nothing is doubled, and the
trail numbers every action once.
"""

import pytest

from tests.at_once import a_file, assert_the_trail_holds


@pytest.fixture
def database(transactional_db, tmp_path):
    """A database that really commits."""
    with a_file(tmp_path / "thi-tuyen.sqlite3"):
        yield
        assert_the_trail_holds()


@pytest.fixture
def at(database, life):
    """Return a way to put the database at a moment: `at("marking")`."""
    return life.stay
