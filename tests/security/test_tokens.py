"""A token is worth less than its owner: some duties, some hours, and no other password."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from knox.models import AuthToken

from accounts.actions import tokens
from accounts.models import TokenScope
from accounts.rules.duties import FOR_MACHINES, Role
from config.api import router
from tests.actions import events, stored
from tests.conftest import NOON
from tests.requests import said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE, END = "/tai-khoan/ma-truy-cap/", "/tai-khoan/ma-truy-cap/huy/"


@pytest.fixture
def officer(person):
    return person("can-bo", Role.SCREENING_OFFICER, Role.PLANNING_OFFICER)


@pytest.fixture
def client(officer):
    made = Client()
    made.force_login(officer, backend=BACKEND)
    return made


def ask(token, address="/api/papers/"):
    return Client(headers={"authorization": f"Token {token}"}).get(address).status_code


def issue(client, *duties, request_id="", **typed):
    sent = {"hours": 2, "duties": duties, "request_id": request_id or uuid4(), **typed}
    return client.post(PAGE, sent)


def token_on(page):
    [token] = re.findall(r"\b[0-9a-f]{64}\b", page.content.decode())
    return token


def test_a_token_opens_the_duties_that_were_chosen_and_no_others(client, officer):
    with events() as trail:
        page = issue(client, "KEEP_PLANNING")
    token = token_on(page)

    assert page.status_code == 200
    assert ask(token) == 403
    assert ask(token_on(issue(client, "SCREEN"))) == 200
    [(kind, about, _actor, facts)] = trail
    assert (kind, about) == ("token.issued", officer.pseudonym)
    assert facts == {"hours": 2, "scope": ["KEEP_PLANNING"]}
    assert token not in str(trail)


def test_a_token_is_shown_once_and_stored_nowhere(client):
    request_id = uuid4()
    token = token_on(issue(client, "SCREEN", request_id=request_id))
    before = stored()

    again = issue(client, "SCREEN", request_id=request_id)

    assert token not in again.content.decode() + client.get(PAGE).content.decode()
    assert client.get(PAGE)["Cache-Control"] == "no-store"
    assert stored() == before
    assert AuthToken.objects.count() == 1


@pytest.mark.parametrize("duties", [["MARK"], ["PUBLISH"], []])
def test_nobody_puts_into_a_token_what_is_not_their_duty(client, duties):
    before = stored()

    page = issue(client, *duties)

    assert page.status_code == 422
    assert "duties" in page.context["form"].errors
    assert stored() == before
    assert not AuthToken.objects.exists()


def test_a_token_lasts_a_week_at_most(client):
    page = issue(client, "SCREEN", hours=24 * 7 + 1)

    assert page.status_code == 422
    assert "hours" in page.context["form"].errors
    assert not AuthToken.objects.exists()


def test_all_are_ended_at_once(client):
    token = token_on(issue(client, "SCREEN"))
    assert ask(token) == 200

    answer = client.post(END, {"request_id": uuid4()})

    assert answer.status_code == 303
    assert "Đã hủy mọi mã truy cập" in said(answer)[0]
    assert ask(token) == 401


def test_a_token_without_a_scope_opens_only_what_is_public(officer):
    token = tokens.issue(person=officer, hours=2, by=officer, at=NOON)
    assert ask(token) == 200
    TokenScope.objects.all().delete()

    assert ask(token) == 403
    assert ask(token, "/api/campaigns/") == 200


def test_what_machines_may_ask_for_is_what_the_endpoints_ask():
    asked = {view.required_duties for _, view, _ in router.registry}
    duties = {duty for each in asked for duty in ([each] if isinstance(each, str) else each)}

    assert duties - {"EVERYONE"} == set(FOR_MACHINES)
