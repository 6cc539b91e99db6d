"""The forms of papers: blank for everybody, filled in for their own candidate alone."""

import pytest
from django.test import Client

from accounts.rules.duties import Role
from candidates.models import Application
from tests.actions import arrange, officer, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
CODE = "TT2026-01"
BLANK = f"/thanh-phan-ho-so/{CODE}/APPLICATION_FORM/mau/"
OWN = f"/du-tuyen/{CODE}/giay-to/APPLICATION_FORM/mau/"


def browser_of(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


def test_everybody_may_take_a_blank_form_from_the_table_of_papers():
    before = stored()

    answer = Client().get(BLANK)

    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert BLANK in Client().get(f"/thanh-phan-ho-so/{CODE}/").content.decode()
    assert stored() == before


def test_a_candidate_takes_the_form_with_what_they_typed_and_nobody_keeps_it(an):
    arrange(Application.objects.order_by("reg_no").first(), person=an)
    client = browser_of(an)

    answer = client.get(OWN)

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert OWN in client.get(f"/du-tuyen/{CODE}/giay-to/").content.decode()


def test_there_is_no_form_of_another_nor_of_a_paper_without_one(an):
    assert browser_of(an).get(OWN).status_code == 404
    for item in ("DIPLOMAS", "HEALTH_CERTIFICATE", "PASSPORT"):
        assert Client().get(BLANK.replace("APPLICATION_FORM", item)).status_code == 404
