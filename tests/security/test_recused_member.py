"""Who is tied to a candidate under a warning finds nothing of them, whatever their work is."""

import pytest
import time_machine

from exams.rules.relations import RelationKind
from tests.actions import LATE, campaign, person_named
from tests.relations import own, signed_in
from tests.told import of_candidates, told_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
OFFICES = ["thu-ky", "quy-hoach", "tham-dinh", "chu-tich"]


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def first_file():
    return campaign().applications.handed_in().order_by("reg_no")[0]


@pytest.mark.slow
@pytest.mark.parametrize("username", OFFICES)
def test_no_page_says_of_whom_they_are_tied_to(username):
    person, file = person_named(username), first_file()
    own(person, file, kind=RelationKind.MENTOR)

    assert list(told_of(signed_in(username), of_candidates(pk=file.pk))) == []


def test_the_search_can_fail():
    file = first_file()
    assert next(told_of(signed_in("thu-ky"), of_candidates(pk=file.pk)))
