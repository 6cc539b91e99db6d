"""Tokens for machines: printed once, kept as a digest, traced, and over after some hours."""

import pytest
from knox.models import AuthToken

from accounts.rules.duties import Role
from audit.models import Event
from tests.commands import run

pytestmark = pytest.mark.django_db


def test_a_token_is_printed_and_only_its_digest_kept(person):
    person("giam-khao", Role.EXAMINER)

    token = run("issue_token", "giam-khao", "--hours", "2").out.strip()

    saved = AuthToken.objects.get()
    assert len(token) == 64
    assert token not in (saved.digest, saved.token_key)
    assert Event.objects.filter(type="token.issued").count() == 1
    assert token.encode() not in bytes(Event.objects.get(type="token.issued").entry)


def test_a_token_opens_what_its_owner_may(person, client):
    person("giam-khao", Role.EXAMINER)
    token = run("issue_token", "giam-khao", "--json").json["token"]

    opened = client.get("/api/desk/", headers={"authorization": f"Token {token}"})

    assert opened.status_code == 200


@pytest.mark.parametrize("hours", [0, 24 * 7 + 1])
def test_a_token_lasts_neither_no_time_nor_for_ever(person, hours):
    person("giam-khao")

    ended = run("issue_token", "giam-khao", "--hours", hours, "--json")

    assert (ended.code, ended.json["code"]) == (1, "TOO_MANY_HOURS")
    assert not AuthToken.objects.exists()


def test_nobody_unknown_gets_a_token(db):
    assert run("issue_token", "khong-co", "--json").json["code"] == "UNKNOWN_USER"
