"""Dossiers are read by whoever has to, in the campaigns that are theirs, and leave their mark."""

import pytest
from django.test import Client

from audit.models import Event
from candidates.models import Application
from tests.actions import officer, person_named
from tests.crawl import readable_text

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE = "TT2026-01"


@pytest.fixture
def paper(screening):
    return Application.objects.exclude(state="DRAFT").order_by("reg_no")[0]


def client_of(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


@pytest.mark.parametrize("campaign", [CODE, ""])
def test_an_officer_of_the_campaign_reads_its_dossiers(paper, campaign):
    client = client_of(officer("can-bo", "SCREENING_OFFICER", campaign=campaign))

    assert paper.name in readable_text(client.get("/ho-so/"))
    assert paper.name in readable_text(client.get(f"/ho-so/{CODE}/{paper.reg_no}/"))
    assert client.get(f"/ho-so/{CODE}/vi-tri/").status_code == 200


def test_an_officer_of_another_campaign_reads_none(paper):
    client = client_of(officer("can-bo", "SCREENING_OFFICER", campaign="TT2026-99"))

    page = client.get("/ho-so/")
    assert page.status_code == 200
    assert paper.name not in readable_text(page)
    assert CODE not in readable_text(page)
    for address in (paper.reg_no, "vi-tri", "khong-dang-ky", f"{paper.reg_no}/quyet-dinh"):
        assert client.get(f"/ho-so/{CODE}/{address}/").status_code == 403


def test_a_list_that_was_read_names_each_dossier_with_its_campaign(paper):
    client_of(person_named("tham-dinh")).get("/ho-so/")

    entry = bytes(Event.objects.filter(type="read.personal").latest("seq").entry).decode()
    assert f'"{CODE} {paper.reg_no}, {CODE} ' in entry


def test_a_dossier_that_was_read_is_named_with_its_campaign(paper):
    client_of(person_named("tham-dinh")).get(f"/ho-so/{CODE}/{paper.reg_no}/")

    event = Event.objects.filter(type="read.personal").latest("seq")
    assert event.subject == f"{CODE} {paper.reg_no}"
