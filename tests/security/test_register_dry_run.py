"""The trial of a register by a machine: to nobody but who may receive it, and nothing of a tie."""

import pytest
import time_machine
from rest_framework.test import APIClient

from accounts.models import Grant
from candidates.models import Application
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.moments import DEMO
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening", "unthrottled")]
REGISTER = DEMO / "dang-ky-du-tuyen.xlsx"
ELSEWHERE = "TT2027-02"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture
def paper():
    """Return a file of which another post is stored than the register says."""
    return arrange(Application.objects.filter(source="PAPER")[0], current_post="Khác")


def tried(person):
    """Return the answer to a register that is only shown."""
    client = APIClient()
    client.force_authenticate(person)
    with REGISTER.open("rb") as data:
        asked = {"file": data, "campaign": campaign().code}
        return client.post("/api/imports/registrations/", asked, format="multipart")


def test_who_receives_is_told_how_many_files_would_change(paper):
    answer = tried(person_named("thu-ky")).json()
    assert (answer["changes"]["changed"], answer["closed"]) == (1, 0)


def test_the_row_of_a_tied_file_is_compared_with_nothing(paper):
    own(person_named("thu-ky"), paper, kind=RelationKind.MENTOR)
    answer = tried(person_named("thu-ky")).json()
    assert (answer["changes"]["changed"], answer["closed"]) == (0, 1)


def test_who_has_the_role_in_another_campaign_is_shown_nothing(paper):
    answer = tried(officer("thu-ky-khac", "SECRETARY", campaign=ELSEWHERE))
    assert (answer.status_code, answer.json()["code"]) == (409, "NOT_YOUR_DUTY")


def test_who_has_not_signed_the_statement_here_is_shown_nothing(paper):
    person = officer("thu-ky-moi", "SECRETARY", campaign=ELSEWHERE)
    here = arrange(Grant(person=person, role="SECRETARY", starts_on=LATE.replace(2026, 1).date()))
    arrange(here, campaign=campaign().code, statement_owed_since=LATE)
    answer = tried(person)
    assert (answer.status_code, answer.json()["code"]) == (409, "STATEMENT_OWED")
