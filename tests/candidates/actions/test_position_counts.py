"""How many files of each position are in each state is counted once while no file changes."""

import pytest

from candidates.actions.position_counts import files_by_position
from tests.actions import arrange, campaign
from tests.relations import a_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def test_every_file_that_was_handed_in_is_counted_at_its_position():
    draft = arrange(a_file(), state="DRAFT")
    counts = files_by_position(campaign())
    handed_in = campaign().applications.handed_in()
    assert sum(sum(by_state.values()) for by_state in counts.values()) == handed_in.count()
    assert all("DRAFT" not in by_state for by_state in counts.values())
    assert draft.position_code in counts


def test_it_is_counted_again_as_soon_as_a_file_changes(django_assert_num_queries):
    here, first = campaign(), a_file()
    before = files_by_position(here)
    with django_assert_num_queries(1):  # whether any file changed
        assert files_by_position(here) is before

    arrange(first, state="WITHDRAWN")

    after = files_by_position(here)[first.position_code]
    assert after["WITHDRAWN"] == before[first.position_code].get("WITHDRAWN", 0) + 1
