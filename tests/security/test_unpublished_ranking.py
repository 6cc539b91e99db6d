"""Before it is published nobody reads a ranking but the chair and the supervision board."""

import pytest
import time_machine
from django.test import Client

from accounts.models import ApprovalRequest
from grading.actions import rank
from tests.actions import LATE, campaign, events, officer, person_named, stored
from tests.crawl import readable_text
from tests.requests import send

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/xep-hang/TT2026-01/"
PUBLISHING = "/dieu-hanh/TT2026-01/cong-bo-ket-qua/"


@pytest.fixture
def ranked(life):
    with life.at("ranking"), time_machine.travel(LATE, tick=False):
        rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
        yield


def client_of(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


@pytest.mark.usefixtures("ranked")
@pytest.mark.parametrize("who", ["chu-tich", "giam-sat"])
def test_the_chair_and_the_supervision_board_read_it(who):
    assert client_of(person_named(who)).get(PAGE).status_code == 200


@pytest.mark.usefixtures("ranked")
@pytest.mark.parametrize("who", ["thu-ky", "tham-dinh", "truong-ban-cham", "giam-khao-1"])
def test_others_do_not_and_that_they_asked_is_all_that_is_written(who):
    client, before = client_of(person_named(who)), stored()

    with events() as trail:
        answer = client.get(PAGE)

    assert answer.status_code == 403
    assert [(kind, actor) for kind, _, actor, _ in trail] == [
        ("access.refused", person_named(who).pseudonym)
    ]
    assert stored() == {**before, "events": before["events"] + 1}


@pytest.mark.usefixtures("ranked")
def test_the_auditor_does_not():
    assert client_of(officer("hau-kiem", "AUDITOR")).get(PAGE).status_code == 403


@pytest.mark.usefixtures("ranked")
@pytest.mark.parametrize("who", ["thu-ky", "giam-sat", "chu-tich"])
def test_the_control_room_leads_to_it_only_those_who_read_it(who):
    room = readable_text(client_of(person_named(who)).get("/dieu-hanh/TT2026-01/"))

    assert (f'href="{PAGE}"' in room) == (who != "thu-ky")


@pytest.mark.usefixtures("ranked")
def test_who_asks_for_its_publication_does_not_see_it_and_who_approves_it_does():
    secretary, chair = client_of(person_named("thu-ky")), client_of(person_named("chu-tich"))
    asked_on = secretary.get(PUBLISHING)
    assert send(secretary, PUBLISHING).status_code == 303
    asked = ApprovalRequest.objects.get(act="PUBLISH_RESULTS", state="OPEN")

    own = secretary.get(f"/de-nghi/{asked.pk}/")
    approving = chair.get(f"/de-nghi/{asked.pk}/")

    for page in (asked_on, own):
        assert page.context["effect"]["positions"] == []
        assert not any(line["name"] in readable_text(page) for line in asked.preview["lines"])
    assert approving.context["effect"]["count"] == len(asked.preview["lines"]) > 0


@pytest.mark.parametrize("who", ["thu-ky", "giam-sat", "chu-tich"])
def test_what_was_published_is_read_by_who_watches(life, who):
    with life.at("published"):
        assert client_of(person_named(who)).get(PAGE).status_code == 200
