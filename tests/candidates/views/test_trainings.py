"""The trainings of a person on the page of their facts: entered, listed, taken back."""

from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from candidates.models import CadreRecord, TrainingRecord
from tests.actions import LATE, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def _on_a_day_of_the_campaign():
    with time_machine.travel(LATE, tick=False):
        yield


def signed_in(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


def address(name, row):
    return reverse(f"candidates:{name}", args=[row.pk])


def answers(**changes):
    return {
        "kind": "KNOWLEDGE_UPDATE",
        "course": "Cập nhật kiến thức khóa 3",
        "starts_on": "04/05/2026",
        "ended_on": "08/05/2026",
        "certificate": "12/CN",
        "request_id": uuid4(),
        **changes,
    }


def test_a_course_is_entered_once_and_stands_on_the_page_of_the_person():
    client, cadre, sent = signed_in("quy-hoach"), CadreRecord.objects.first(), answers()
    new, page = address("training-new", cadre), address("cadre", cadre)
    assert "Chưa ghi khóa bồi dưỡng nào" in client.get(page).text

    assert client.post(new, sent)["Location"] == client.post(new, sent)["Location"] == page

    text = " ".join(client.get(page).text.split())
    assert TrainingRecord.objects.count() == 1
    assert "04/05/2026 – 08/05/2026" in text
    assert "12/CN" in text


def test_days_in_the_wrong_order_are_refused_at_their_field():
    client, cadre = signed_in("quy-hoach"), CadreRecord.objects.first()

    page = client.post(address("training-new", cadre), answers(starts_on="09/05/2026"))

    assert (page.status_code, TrainingRecord.objects.count()) == (422, 0)
    assert "Ngày kết thúc trước ngày bắt đầu" in page.text


def test_a_mistake_is_taken_back_once_and_stands_on_the_page_no_more():
    client, cadre = signed_in("quy-hoach"), CadreRecord.objects.first()
    client.post(address("training-new", cadre), answers())
    training = TrainingRecord.objects.get()
    sent = {"reason": "Nhầm người", "request_id": uuid4()}

    for _ in range(2):
        answer = client.post(address("training-withdraw", training), sent)
        assert answer["Location"] == address("cadre", cadre)

    assert TrainingRecord.objects.get().withdrawn
    assert "12/CN" not in client.get(address("cadre", cadre)).text


@pytest.mark.parametrize("username", ["thu-ky", "giam-sat"])
def test_others_have_no_such_page(username):
    client, cadre = signed_in(username), CadreRecord.objects.first()

    assert client.get(address("training-new", cadre)).status_code in (302, 403, 404)
