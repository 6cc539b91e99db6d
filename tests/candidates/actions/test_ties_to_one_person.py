"""A tie is one of two persons: it covers every file of theirs in the campaign, not one of them."""

import pytest

from accounts.rules.duties import Role
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from exams.rules.relations import RelationKind
from tests.actions import arrange, officer, person_named, refused
from tests.relations import a_file, entered, own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def two_files(**same):
    """Return two files of which the second is of the same person as the first."""
    first, second = arrange(a_file(0), **same), a_file(1)
    return first, arrange(second, **(same or {"citizen_id": first.citizen_id}))


def screener():
    return officer("can-bo-co-moi-lien-he", Role.SCREENING_OFFICER)


def test_who_withdraws_and_registers_anew_stays_the_same_person():
    tied, candidate = screener(), officer("nguoi-dang-ky-lai", Role.CANDIDATE)
    first, again = two_files(person=candidate)
    own(tied, first, kind=RelationKind.SUPERIOR)
    arrange(first, state="WITHDRAWN")

    with refused("RECUSED_FROM"):
        require_open_to(tied, again)
    assert Application.objects.closed_to(tied).count() == 2


def test_two_papers_with_one_citizen_number_are_closed_together():
    tied, (first, second) = screener(), two_files()
    own(tied, first, kind=RelationKind.MENTOR)

    with refused("RECUSED_FROM"):
        require_open_to(tied, second)
    require_open_to(tied, a_file(2))


def test_without_account_and_number_nobody_is_taken_for_the_same_person():
    tied, first, second = screener(), a_file(0), a_file(1)
    for file in (first, second):
        arrange(file, citizen_id="", person=None)
    own(tied, first, kind=RelationKind.MENTOR)

    require_open_to(tied, second)


def test_who_is_tied_by_another_file_of_a_person_decides_no_tie_to_them():
    secretary, other, (first, second) = person_named("thu-ky"), screener(), two_files()
    own(secretary, first, kind=RelationKind.MENTOR)

    with refused("CONCERNED"):
        entered(other, second, kind=RelationKind.MENTOR)
