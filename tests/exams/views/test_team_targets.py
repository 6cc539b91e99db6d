"""The page of the targets: entered once, listed with what holds, taken back with a reason."""

from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exams.models import TeamTarget, Unit
from tests.actions import LATE, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
REGISTER, NEW = reverse("exams:team-targets"), reverse("exams:team-target-new")


@pytest.fixture(autouse=True)
def _on_a_day_of_the_campaign():
    with time_machine.travel(LATE, tick=False):
        yield


def signed_in(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


def answers(**changes):
    return {
        "year": "2027",
        "subject": "YOUNG_UNITS",
        "unit_kind": "COMMUNE",
        "age_under": "30",
        "at_least": "20",
        "at_most": "25",
        "document": "09-KL/TU",
        "decided_on": f"{LATE:%d/%m/%Y}",
        "request_id": uuid4(),
        **changes,
    }


def test_it_is_entered_once_and_stands_in_the_list_as_in_force():
    client, sent = signed_in("quy-hoach"), answers()

    assert client.post(NEW, sent)["Location"] == client.post(NEW, sent)["Location"] == REGISTER

    page = client.get(REGISTER).text
    assert TeamTarget.objects.count() == 1
    assert "(dưới 30 tuổi)" in page
    assert "Xã, phường" in page
    assert "Có hiệu lực" in page


def test_a_range_that_is_reversed_is_refused_at_its_field():
    page = signed_in("quy-hoach").post(NEW, answers(at_least="30"))

    assert (page.status_code, TeamTarget.objects.count()) == (422, 0)
    assert "Mức từ (30 %) lớn hơn mức đến (25 %)" in page.text


def test_a_mistake_is_taken_back_once_and_stays_in_the_list():
    client = signed_in("quy-hoach")
    client.post(NEW, answers())
    address = reverse("exams:team-target-withdraw", args=[TeamTarget.objects.get().pk])
    sent = {"reason": "Nhầm năm", "request_id": uuid4()}

    assert client.post(address, sent)["Location"] == client.post(address, sent)["Location"]

    page = client.get(REGISTER).text
    assert "Nhầm năm" in page
    assert "Có hiệu lực" not in page
    assert client.get(address)["Location"] == REGISTER


def test_only_the_planning_officer_reads_and_writes_it():
    secretary = signed_in("thu-ky")

    assert {secretary.get(address).status_code for address in (REGISTER, NEW)} == {403}


def test_more_lines_ask_no_more_questions():
    client, counts = signed_in("quy-hoach"), []
    for year in ("2025", "2026", "2027"):
        client.post(NEW, answers(year=year))
        client.get(REGISTER)
        with CaptureQueriesContext(connection) as queries:
            client.get(REGISTER)
        counts.append(len(queries))

    assert counts[1] == counts[2] <= 12


def test_one_unit_is_chosen_in_place_of_a_kind_and_stands_in_the_list():
    client, unit = signed_in("quy-hoach"), Unit.objects.first()

    both = client.post(NEW, answers(unit=unit.code))
    assert (both.status_code, "không chọn cả hai" in both.text) == (422, True)

    client.post(NEW, answers(unit_kind="", unit=unit.code))
    assert TeamTarget.objects.get().unit == unit
    assert unit.name in client.get(REGISTER).text
