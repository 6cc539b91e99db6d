"""An officer turns a second factor on, and is asked for it from then on."""

import time

import pytest
from allauth.mfa.totp.internal import auth
from django.test import Client

from accounts.rules.duties import Role

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-rat-dai"
SIGN_IN = "/tai-khoan/login/"
ACTIVATE = "/tai-khoan/2fa/totp/activate/"


@pytest.fixture
def officer(person):
    chair = person("chu-tich", Role.CHAIR)
    chair.set_password(PASSWORD)
    chair.save()
    return chair


def sign_in(client):
    return client.post(SIGN_IN, {"login": "chu-tich", "password": PASSWORD})


def code_of(secret, step=0):
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30 + step))


def activated(client):
    """Turn the second factor on, as the page does; return its secret."""
    client.post("/tai-khoan/reauthenticate/", {"password": PASSWORD})
    page = client.get(ACTIVATE)
    assert page.status_code == 200
    secret = page.context["form"].secret
    answer = client.post(ACTIVATE, {"code": code_of(secret)})
    assert answer.status_code == 302
    return secret


@pytest.mark.usefixtures("officer")
def test_the_second_factor_is_asked_at_the_next_sign_in(client):
    sign_in(client)
    secret = activated(client)

    other = Client()
    answer = sign_in(other)
    assert answer["Location"].startswith("/tai-khoan/2fa/authenticate/")
    assert other.get("/viec-cua-toi/").status_code == 302

    assert other.post(answer["Location"], {"code": code_of(secret, step=1)}).status_code == 302
    assert other.get("/viec-cua-toi/").status_code == 200


@pytest.mark.usefixtures("officer")
def test_a_wrong_code_lets_nobody_in(client):
    sign_in(client)
    activated(client)
    other = Client()
    answer = sign_in(other)

    refused = other.post(answer["Location"], {"code": "000000"})

    assert refused.status_code == 200
    assert refused.context["form"].errors
    assert other.get("/viec-cua-toi/").status_code == 302
