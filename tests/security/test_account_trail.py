"""What is done to an account, and who asked for marks that are not theirs, stands in the trail."""

import io
import logging
import re
import time

import pytest
from allauth.mfa.totp.internal import auth
from django.core import mail
from django.test import Client

from accounts.actions import tokens
from accounts.rules.duties import Role
from tests.actions import LATE, events, officer, person_named, stored

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD, NEW = "mat-khau-rat-dai", "mat-khau-moi-that-dai"
ACCOUNT = "/tai-khoan/"


@pytest.fixture
def chair(person):
    made = person("chu-tich", Role.CHAIR)
    made.set_password(PASSWORD)
    made.email = "chu-tich@example.invalid"
    made.save()
    return made


@pytest.fixture
def secretary(person):
    """Somebody whose role is not sensitive: only such a person's password is set by mail."""
    made = person("thu-ky", Role.SECRETARY)
    made.set_password(PASSWORD)
    made.email = "thu-ky@example.invalid"
    made.save()
    return made


@pytest.fixture
def client(chair):
    made = Client()
    made.post(f"{ACCOUNT}login/", {"login": "chu-tich", "password": PASSWORD})
    return made


def kinds(trail):
    return [kind for kind, *_ in trail]


def test_signing_in_and_out_is_recorded(chair):
    client = Client()
    with events() as trail:
        client.post(f"{ACCOUNT}login/", {"login": "chu-tich", "password": PASSWORD})
        client.post(f"{ACCOUNT}logout/")

    assert kinds(trail) == ["login.ok", "login.ended"]
    assert {actor for _, _, actor, _ in trail} == {chair.pseudonym}


def test_a_changed_password_is_recorded_and_ends_every_token(client, chair):
    token = tokens.issue(person=chair, hours=2, by=chair, at=LATE.replace(2026, 1))
    machine = Client(headers={"authorization": f"Token {token}"})
    assert machine.get("/api/campaigns/").status_code == 200
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    with events() as trail:
        client.post(f"{ACCOUNT}password/change/", typed)

    assert kinds(trail) == ["login.ended", "password.changed"]
    assert trail[1][3] == {"tokens_ended": 1}
    assert machine.get("/api/campaigns/").status_code == 401


def test_a_password_that_was_not_changed_is_not_said_to_be(client):
    before = stored()

    client.post(
        f"{ACCOUNT}password/change/", {"oldpassword": "sai", "password1": NEW, "password2": NEW}
    )

    assert stored() == before


def test_a_reset_is_recorded_when_it_is_asked_for_and_when_it_is_done(secretary, caplog, log):
    client = Client()
    with events() as trail:
        client.post(f"{ACCOUNT}password/reset/", {"email": secretary.email})
        [link] = re.findall(r"http://testserver(/\S+)", mail.outbox[0].body)
        form = client.get(link, follow=True)
        client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})

    assert kinds(trail) == ["password.reset_asked", "password.reset"]
    secretary.refresh_from_db()
    assert secretary.check_password(NEW)
    assert link not in caplog.text + log.getvalue()


def test_a_link_to_a_new_password_is_in_no_log(secretary, settings, tmp_path, log, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"

    Client().post(f"{ACCOUNT}password/reset/", {"email": secretary.email})

    [kept] = (tmp_path / "mail").iterdir()
    assert "/password/reset/key/" in kept.read_text()
    assert "/password/reset/key/" not in caplog.text + log.getvalue()


@pytest.fixture
def log():
    """What the service writes to its log, as it is set up."""
    [handler] = [each for each in logging.getLogger().handlers if each.name == "console"]
    written, former = io.StringIO(), handler.stream
    handler.setStream(written)
    yield written
    handler.setStream(former)


def test_the_key_of_a_link_is_in_no_line_about_its_address(db, log):
    client = Client()

    answers = [client.post(f"{ACCOUNT}password/reset/key/1-abc-def123456/") for _ in range(25)]
    client.get(f"{ACCOUNT}confirm-email/def123456/x/")

    said = log.getvalue()
    assert answers[-1].status_code == 429
    assert said.count("/password/reset/key/…") >= 1
    assert "/confirm-email/…" in said
    assert "def123456" not in said


def test_a_reset_for_an_address_that_nobody_has_leaves_no_event(chair):
    with events() as trail:
        Client().post(f"{ACCOUNT}password/reset/", {"email": "khong-ai@example.invalid"})

    assert trail == []


def test_a_second_factor_is_recorded_on_and_off(client, chair, django_capture_on_commit_callbacks):
    client.post(f"{ACCOUNT}reauthenticate/", {"password": PASSWORD})
    page = client.get(f"{ACCOUNT}2fa/totp/activate/")
    secret = page.context["form"].secret
    code = auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))

    with events() as trail:
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"{ACCOUNT}2fa/totp/activate/", {"code": code})
        client.post(f"{ACCOUNT}2fa/totp/deactivate/")

    assert {"second_factor.on", "second_factor.off"} <= set(kinds(trail))
    assert {actor for _, _, actor, _ in trail} == {chair.pseudonym}
    assert secret not in str(trail)


@pytest.mark.parametrize(
    ("who", "page", "name"),
    [
        ("thu-ky", "/xep-hang/TT2026-01/", "grading:ranking"),
        ("giam-khao-1", "/nhat-ky/", "oversight:trail"),
        ("thu-ky", "/cham-thi/", "grading:assignments"),
        ("thu-ky", "/api/desk/", "api-assignments-list"),
    ],
)
def test_who_asks_for_marks_that_are_not_theirs_is_written_down(life, who, page, name):
    with life.at("ranking"):
        client = Client()
        client.force_login(person_named(who), backend=BACKEND)

        with events() as trail:
            answer = client.get(page)

        assert answer.status_code == 403
        [(kind, _about, actor, facts)] = trail
        assert (kind, actor, facts["page"]) == (
            "access.refused",
            person_named(who).pseudonym,
            name,
        )


def test_a_stranger_who_is_not_signed_in_fills_no_trail(life):
    with life.at("ranking"):
        before = stored()

        assert Client().get("/xep-hang/TT2026-01/").status_code == 302
        assert stored() == before


def test_who_takes_a_file_along_is_written_down(life):
    with life.at("registered"):
        client = Client()
        client.force_login(officer("theo-doi", Role.AUDITOR), backend=BACKEND)

        with events() as trail:
            answer = client.get("/so-lieu/TT2026-01/cac-buoc/xlsx/")

        assert answer.status_code == 200
        assert [(kind, about) for kind, about, *_ in trail] == [
            ("file.exported", "TT2026-01-cac-buoc.xlsx")
        ]
