"""The check of the trail survives a reload: it was done once, and is looked at again."""

import pytest
from django.test import Client

from audit.models import TrailCheck
from tests.actions import officer, person_named
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CHECK = "/nhat-ky/kiem-tra/"


@pytest.fixture
def auditor():
    return officer("hau-kiem", "AUDITOR")


def client_of(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person, backend=BACKEND)
    return client


def test_a_check_leads_to_its_result_which_can_be_opened_again(auditor):
    client = client_of(auditor)
    answer = client.post(CHECK)
    address = answer["location"]

    assert answer.status_code == 303
    first = readable_text(client.get(address))
    assert "Nhật ký và dữ liệu khớp nhau" in first
    again = client_of(auditor).get(address)  # signed in again
    assert again.status_code == 200
    assert TrailCheck.objects.count() == 1


def test_looking_again_walks_nothing(auditor, django_assert_max_num_queries):
    client = client_of(auditor)
    address = client.post(CHECK)["location"]

    with django_assert_max_num_queries(15):
        client.get(address)


def test_the_address_of_the_check_leads_to_what_was_found_last(auditor):
    client = client_of(auditor)
    assert client.get(CHECK)["location"] == "/nhat-ky/"

    address = client.post(CHECK)["location"]

    assert client.get(CHECK)["location"] == address


def test_the_result_says_when_by_whom_and_what_came_later(auditor):
    client = client_of(auditor)
    address = client.post(CHECK)["location"]
    client_of(person_named("tham-dinh")).get("/ho-so/")  # reading names leaves an event

    text = " ".join(readable_text(client.get(address)).split())

    assert f"do {auditor} thực hiện" in text
    assert "Từ đó nhật ký có thêm" in text


def test_faults_that_were_found_are_shown_again(auditor):
    row = TrailCheck.objects.create(
        checked_at="2027-03-01T08:00:00+07:00",
        actor="sys",
        events=3,
        faults=[["CHANGED", "exam/TT2026-01", 3, "exams_campaign 1"]],
    )

    text = readable_text(client_of(auditor).get(f"{CHECK}{row.pk}/"))

    assert "Có chỗ không khớp" in text
    assert "exams_campaign 1" in text


def test_who_does_not_read_the_trail_sees_no_result(auditor):
    address = client_of(auditor).post(CHECK)["location"]

    assert client_of(person_named("tham-dinh")).get(address).status_code == 403
