"""A search is posted: neither a name nor a citizen number gets into an address."""

import pytest
from django.test import Client
from django.urls import reverse

from candidates.models import CadreRecord, PlanningEntry
from tests.actions import person_named
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]
LISTS = ["candidates:planning", "candidates:cadres"]


@pytest.fixture
def officer():
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("quy-hoach"))
    return client


def search(client, path, words, **filters):
    return client.post(reverse("search"), {"search-in": path, "q": words, **filters})


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_searched_by_a_number_that_is_in_no_address(officer, name):
    path = reverse(name)
    person = CadreRecord.objects.order_by("pk")[3]
    if name == "candidates:planning":
        person = PlanningEntry.objects.order_by("pk")[3]
    page = officer.get(path).content.decode()
    assert f'action="{reverse("search")}"' in page

    answer = search(
        officer, path, person.citizen_id, sort="name", csrfmiddlewaretoken="x", page="2"
    )

    assert answer.status_code == 303
    assert person.citizen_id not in answer["Location"]
    assert "sort=name" in answer["Location"]
    found = officer.get(answer["Location"])
    assert person.name in readable_text(found)
    addresses = [line for line in found.content.decode().splitlines() if "href=" in line]
    assert not [line for line in addresses if f"q={person.citizen_id}" in line]
    assert found.context["form"]["q"].value() == person.citizen_id


def test_nothing_searched_for_is_the_whole_list(officer):
    path = reverse("candidates:cadres")

    assert search(officer, path, " ")["Location"] == path
    assert search(officer, path, "", unit="SNV")["Location"] == f"{path}?unit=SNV"


@pytest.mark.parametrize("path", ["", "https://elsewhere.example/", "//elsewhere.example/"])
def test_it_leads_nowhere_else(officer, path):
    assert search(officer, path, "an").status_code == 400


def test_it_is_posted_by_somebody_who_is_signed_in(officer):
    assert officer.get(reverse("search")).status_code == 405
    answer = search(Client(), "/can-bo/", "an")
    assert (answer.status_code, "/can-bo/" in answer["Location"]) == (302, False)


def test_one_session_does_not_read_the_searches_of_another(officer):
    person = CadreRecord.objects.order_by("pk")[3]
    address = search(officer, reverse("candidates:cadres"), person.citizen_id)["Location"]
    other = Client(headers={"accept-language": "vi"})
    other.force_login(person_named("quy-hoach"))

    assert other.get(address).context["form"]["q"].value() in ("", None)
