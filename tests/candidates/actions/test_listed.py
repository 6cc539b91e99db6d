"""The list of those who registered is read once while no file changes."""

import pytest

from candidates.actions import listed
from tests.actions import arrange, campaign
from tests.relations import a_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def test_it_names_who_handed_in_and_did_not_withdraw():
    withdrawn, draft = a_file(0), a_file(1)
    arrange(withdrawn, state="WITHDRAWN")
    arrange(draft, state="DRAFT")

    numbers = listed.numbers_of(campaign())

    assert numbers == sorted(numbers)
    assert {withdrawn.reg_no, draft.reg_no}.isdisjoint(numbers)
    assert listed.names_listed(campaign()).numbers == frozenset(numbers)
    assert listed.names_listed(campaign()).digest == listed.digest_of_numbers(numbers)


def test_it_is_read_again_as_soon_as_a_file_leaves_it(django_assert_num_queries):
    here, first = campaign(), a_file()
    before = listed.names_listed(here)
    with django_assert_num_queries(1):  # whether any file changed
        assert listed.names_listed(here) is before

    arrange(first, state="WITHDRAWN")

    assert listed.names_listed(here).numbers == before.numbers - {first.reg_no}
    assert listed.names_listed(here).digest != before.digest
