"""Behind a proxy each client is limited, and written down, by the address that is theirs."""

import json
import re
from itertools import count

import pytest
import time_machine
from django.test import Client

from accounts.models import Person
from accounts.rules.duties import Role
from audit.models import Event, Secret
from tests.actions import events, stored
from tests.conftest import NOON

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-rat-dai"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SIGN_IN, SIGN_UP = "/tai-khoan/login/", "/tai-khoan/signup/"
ATTACKER, OFFICE = "203.0.113.9", "198.51.100.7"
TOO_MANY = "Quá nhiều"


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def proxied(settings):
    settings.TRUSTED_PROXIES = 1


@pytest.fixture
def chair(person):
    made = person("chu-tich", Role.CHAIR)
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(address, username="chu-tich", password=PASSWORD, forged=""):
    """Try to sign in through the proxy, which notes at the end by whom it was asked."""
    client = Client(headers={"x-forwarded-for": f"{forged}, {address}" if forged else address})
    return client.post(SIGN_IN, {"login": username, "password": password})


def is_in(answer):
    return answer.status_code == 302


@pytest.mark.usefixtures("proxied", "chair")
def test_wrong_sign_ins_from_one_address_stop_nobody_behind_another():
    names = (f"khong-co-{number}" for number in count())
    wrong = [sign_in(ATTACKER, next(names), "sai") for _ in range(30)]

    assert not is_in(sign_in(ATTACKER))
    assert is_in(sign_in(OFFICE))
    assert not any(is_in(answer) for answer in wrong)


@pytest.mark.usefixtures("proxied", "chair")
def test_an_address_that_a_client_forges_is_not_believed():
    for number in range(30):
        sign_in(ATTACKER, f"khong-co-{number}", "sai", forged=f"192.0.2.{number}")

    assert not is_in(sign_in(ATTACKER, forged="192.0.2.200"))


@pytest.mark.usefixtures("chair")
def test_without_a_proxy_what_is_said_to_be_forwarded_is_not_believed():
    for number in range(30):
        sign_in(f"192.0.2.{number}", f"khong-co-{number}", "sai")

    assert not is_in(sign_in("192.0.2.200"))


@pytest.mark.usefixtures("proxied", "chair")
def test_wrong_tries_at_one_account_lock_it_for_their_address_alone():
    for _ in range(8):
        sign_in(ATTACKER, password="sai")

    before = stored()
    assert not is_in(sign_in(ATTACKER))
    assert stored()["events"] == before["events"]
    assert is_in(sign_in(OFFICE))


@pytest.mark.usefixtures("proxied", "chair")
def test_an_account_is_guarded_against_many_addresses_together():
    for number in range(102):
        sign_in(f"192.0.2.{number}", password="sai")

    assert not is_in(sign_in("192.0.2.240"))


@pytest.mark.usefixtures("proxied", "chair")
def test_guessing_from_many_addresses_locks_no_owner_out_of_an_address_they_used():
    assert is_in(sign_in(OFFICE))
    for number in range(102):
        sign_in(f"192.0.2.{number}", password="sai")

    assert not is_in(sign_in("192.0.2.240"))
    assert is_in(sign_in(OFFICE))


@pytest.mark.usefixtures("proxied")
def test_an_administrator_lifts_the_limit_for_everywhere(chair, person):
    keeper = Client()
    keeper.force_login(person("quan-tri", Role.ADMINISTRATOR), backend=BACKEND)
    for number in range(102):
        sign_in(f"192.0.2.{number}", password="sai")
    for _ in range(8):
        sign_in(OFFICE, password="sai")
    assert not is_in(sign_in(OFFICE))

    with events() as trail:
        keeper.post(f"/nguoi-dung/{chair.pk}/go-chan/", {"reason": "Gọi điện, đúng người"})

    assert [kind for kind, *_ in trail] == ["login.limit_lifted"]
    assert is_in(sign_in(OFFICE))
    assert chair.account_notices.get().kind == "login.limit_lifted"


@pytest.mark.usefixtures("proxied", "chair")
def test_an_event_says_from_which_address_it_came():
    sign_in(OFFICE)

    event = Event.objects.get(type="login.ok")
    assert Secret.objects.get(event=event, name="where").value == OFFICE
    assert OFFICE not in json.dumps(bytes(event.entry).decode())


@pytest.mark.usefixtures("proxied", "chair")
def test_a_whole_office_signs_in_within_a_minute():
    assert all(is_in(sign_in(OFFICE)) for _ in range(40))


@pytest.mark.usefixtures("proxied")
def test_who_sends_too_often_is_told_so_in_words():
    client = Client(headers={"x-forwarded-for": ATTACKER})

    answers = [client.post(SIGN_UP, {}) for _ in range(21)]

    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert "Quá nhiều yêu cầu từ địa chỉ này" in answers[-1].content.decode()


@pytest.mark.usefixtures("proxied")
def test_the_api_limits_an_address_whatever_it_says_of_itself():
    def ask(address, number):
        forwarded = f"192.0.2.{number}, {address}"
        return Client(headers={"x-forwarded-for": forwarded}).get("/api/campaigns/").status_code

    answers = {ask(ATTACKER, number) for number in range(61)}

    assert 429 in answers
    assert ask(OFFICE, 1) != 429


def sign_up(**typed):
    page = {
        "email": "ung-vien@example.invalid",
        "full_name": "Lê An",
        "password1": PASSWORD,
        "password2": PASSWORD,
        **typed,
    }
    return Client().post(SIGN_UP, page, follow=True)


@pytest.mark.usefixtures("chair")
def test_signing_up_tells_nobody_which_names_exist():
    asked = sign_up(username="chu-tich")
    other = sign_up(username="khong-ai-ten-the")

    assert asked.redirect_chain == other.redirect_chain
    names = [re.findall(r"ts\d{8}", answer.content.decode())[0] for answer in (asked, other)]
    assert Person.objects.filter(username__in=names).count() == 2
    assert not Person.objects.filter(username="khong-ai-ten-the").exists()


def test_who_signs_up_is_told_the_name_and_comes_in_with_it():
    with events() as trail:
        answer = sign_up()
    [name] = set(re.findall(r"ts\d{8}", answer.content.decode()))

    assert is_in(sign_in(OFFICE, username=name))
    assert [kind for kind, *_ in trail] == ["role.granted", "login.ok"]


@pytest.mark.usefixtures("chair")
def test_signing_up_tells_nobody_which_addresses_of_mail_exist():
    Person.objects.filter(username="chu-tich").update(email="chu-tich@example.invalid")

    known = sign_up(email="chu-tich@example.invalid")
    other = sign_up(email="khac@example.invalid")

    assert known.redirect_chain == other.redirect_chain
    assert Person.objects.filter(email="chu-tich@example.invalid").count() == 2
    assert Person.objects.get(email="khac@example.invalid").signed_up
