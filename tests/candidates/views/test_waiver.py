"""The decision that too few people may sit for a position is entered, and never overwritten."""

import pytest
from django.test import Client

from candidates.models import Decision
from tests.actions import campaign, person_named, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ADDRESS = "/ho-so/TT2026-01/vi-tri/VT10/"


LIST = "/ho-so/TT2026-01/vi-tri/"


def words(client, page):
    return " ".join(client.get(page).content.decode().split())


@pytest.fixture
def chair():
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("chu-tich"), backend=BACKEND)
    return client


def test_the_second_of_two_tabs_is_told_the_waiver_that_the_first_entered(chair):
    began = chair.get(ADDRESS).context["form"]["began_with"].value()
    typed = {"on": "01/10/2026", "began_with": began}
    assert chair.post(ADDRESS, {**typed, "document": "CV 1"}).status_code == 303
    before = stored()

    other = chair.post(ADDRESS, {**typed, "document": "CV 2"})

    assert other.status_code == 422
    assert "Văn bản cho phép thi: CV 1; Ngày văn bản: 01/10/2026" in other.content.decode()
    assert other.context["form"]["document"].value() == "CV 2"
    assert stored() == before


def test_the_waiver_that_stands_is_on_the_page(chair):
    assert "CV 1" not in chair.get(ADDRESS).content.decode()
    chair.post(ADDRESS, {"document": "CV 1", "on": "01/10/2026"})

    assert 'value="CV 1"' in chair.get(ADDRESS).content.decode()


def test_the_page_says_how_many_there_are_and_the_list_what_was_decided(chair):
    position = campaign().positions.get(code="VT10")
    papers = campaign().applications.filter(position_code=position.code)
    eligible = papers.filter(state="ELIGIBLE").count()
    assert f"Hiện có {eligible} người đủ điều kiện; quy định là ít nhất 2" in words(chair, ADDRESS)
    assert "Được thi khi thiếu người" not in words(chair, LIST)

    chair.post(ADDRESS, {"document": "CV 1", "on": "01/10/2026"})

    assert "Được thi khi thiếu người theo CV 1" in words(chair, LIST)


def test_a_waiver_of_a_day_to_come_is_refused(chair):
    before = stored()

    page = chair.post(ADDRESS, {"document": "CV 1", "on": "01/01/2100"})

    assert page.status_code == 422
    assert page.context["form"].errors["on"] == ["Ngày này không thể sau hôm nay."]
    assert stored() == before
    assert not Decision.objects.filter(document="CV 1").exists()
