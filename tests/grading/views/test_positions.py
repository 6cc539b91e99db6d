"""What the chair decides about a position: people who are equal are ordered once."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from grading.models import TieOrder
from tests.actions import LATE, campaign, person_named, stored
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def chair():
    with time_machine.travel(LATE, tick=False):
        client = Client()
        client.force_login(person_named("chu-tich"), backend=BACKEND)
        yield client


def test_people_who_were_ordered_are_not_asked_about_again(chair):
    page = reverse("grading:tie", args=[campaign().code, "VT04"])
    waiting = reverse("grading:waiting", args=[campaign().code])
    order = {"LD026": "1", "LD045": "2", "document": "QĐ 7", "on": "20/11/2026"}

    first = chair.post(page, order)
    before = stored()
    opened, late = chair.get(page), chair.post(page, order)

    assert "Đã xếp thứ tự 2 người" in said(first)[0]
    assert TieOrder.objects.filter(entry__position__code="VT04").count() == 2
    assert {opened["Location"], late["Location"]} == {waiting}
    assert "Việc này đã được làm trước đó" in said(late)[-1]
    assert stored() == before
