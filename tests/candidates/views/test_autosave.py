"""A draft is saved while its owner types: what can be taken, and when; the rest waits."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import register
from candidates.models import Application
from tests.actions import arrange, campaign, events, moment, officer, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OPEN = moment(2026, 9, 20)
SWAP = {"HX-Request": "true", "HX-Target": "saved"}


@pytest.fixture(autouse=True)
def _on_a_day_of_registration():
    with time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def draft(an):
    return register.begin(campaign=campaign(), by=an, at=OPEN)


@pytest.fixture
def browser(an, draft):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(an, backend=BACKEND)
    return client


def page():
    return reverse("candidates:topic", args=[campaign().code, "ban-than"])


def begun(browser):
    return browser.get(page()).context["form"]["began_with"].value()


def type_in(browser, mark=None, **typed):
    sent = {"name": "an", "email": "", **typed, "began_with": mark or begun(browser)}
    return browser.post(page(), sent, headers=SWAP)


def test_what_can_be_taken_is_saved_and_the_page_says_when(browser, draft):
    with events() as trail:
        answer = type_in(browser, phone="0912345678", born="31/02/1980")

    text = " ".join(answer.content.decode().split())
    file = Application.objects.get(pk=draft.pk)
    assert (file.phone, file.born) == ("0912345678", None)
    assert "Đã lưu lúc " in text
    assert "<html" not in text
    [(name, _about, _by, facts)] = trail
    assert (name, facts["fields"]) == ("application.filled", ["phone"])


def test_the_page_goes_on_from_what_was_saved_and_sends_the_rest_without_a_conflict(browser, draft):
    answer = type_in(browser, phone="0912345678")
    mark = answer.content.decode().split('value="')[1].split('"')[0]

    assert mark == begun(browser)
    type_in(browser, mark, phone="0912345678", born="03/05/1980")
    assert Application.objects.get(pk=draft.pk).born == date(1980, 5, 3)


def test_nothing_new_writes_nothing(browser):
    before = stored()

    assert type_in(browser).status_code == 204
    assert stored() == before


def test_what_another_tab_saved_is_not_overwritten(browser, draft):
    mark = begun(browser)
    type_in(browser, phone="0912345678")
    before = stored()

    answer = type_in(browser, mark, phone="0987654321")

    assert "vừa được lưu ở một cửa sổ khác" in answer.content.decode()
    assert stored() == before


def test_what_is_closed_says_why_it_is_not_saved(browser, draft):
    mark = begun(browser)
    arrange(campaign(), registration_closes=date(2026, 9, 19))
    before = stored()

    answer = type_in(browser, mark, phone="0912345678")

    assert "Ngoài thời hạn tiếp nhận hồ sơ" in answer.content.decode()
    assert stored() == before
