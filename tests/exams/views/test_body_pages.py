"""Whoever gives by name what a seat gives is led to the body where the seat is given."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from accounts.rules.seats import BOARD_OF
from tests.actions import officer, stored
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ASKED = {"starts_on": "01/01/2027", "document": "QĐ 5"}


@pytest.fixture
def keeper():
    client = Client(headers={"accept-language": "vi"})
    client.force_login(officer("giu-tai-khoan", Role.ADMINISTRATOR), backend=BACKEND)
    return client


def send(keeper, **typed):
    address = reverse("exams:person", args=[officer("an").pk])
    before = stored()["accounts_grant"]
    answer = keeper.post(address, {**ASKED, **typed})
    return answer, stored()["accounts_grant"] == before


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.EXAMINER, Role.CHAIR])
def test_the_refusal_leads_to_the_body_of_the_campaign(keeper, role):
    answer, is_unwritten = send(keeper, role=role, campaign="TT2026-01")

    seat = answer.context["seat"]
    assert (answer.status_code, is_unwritten) == (422, True)
    assert seat.body == BOARD_OF[role]
    assert f'href="{seat.url}"' in answer.content.decode()
    assert "của kỳ thi TT2026-01 để ghi hoặc thay thành viên" in readable_text(answer)
    assert keeper.get(seat.url).status_code == 200


@pytest.mark.parametrize(
    "typed",
    [
        {"role": "EXAMINER", "campaign": "../x"},
        {"role": "", "campaign": "TT2026-01"},
        {"role": "SECRETARY", "campaign": "", "document": ""},
    ],
)
def test_no_other_refusal_leads_there(keeper, typed):
    answer, is_unwritten = send(keeper, **typed)

    assert (answer.status_code, is_unwritten) == (422, True)
    assert answer.context["seat"] is None
