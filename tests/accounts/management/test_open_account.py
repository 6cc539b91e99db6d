"""At the console those are opened who shall be in no administrator's hands."""

import pytest

from accounts.actions import password_codes
from accounts.models import Person
from accounts.rules.duties import Role
from tests.actions import LATE, events
from tests.commands import run

pytestmark = pytest.mark.django_db
AT = LATE.replace(2026, 1)
NAMED = ("--full-name", "Chủ tịch Hội đồng", "--role", "CHAIR", "--document", "QĐ 12")


def test_the_chair_is_named_on_a_decision_and_the_trail_says_who_did_it():
    with events() as trail:
        opened = run("open_account", "chu-tich", *NAMED, "--json").json

    grant = Person.objects.get(username="chu-tich").grants.get()
    assert (grant.role, grant.document, grant.granted_by) == (Role.CHAIR, "QĐ 12", None)
    assert [(kind, actor) for kind, _, actor, _ in trail] == [
        ("account.opened", "console"),
        ("role.granted", "console"),
    ]
    assert opened["code"] not in str(trail)
    typed = {"username": "chu-tich", "code": opened["code"], "password": "mot-cau-that-dai"}
    assert password_codes.use(**typed, by="nobody", at=AT)


def test_a_name_that_is_taken_is_refused():
    run("open_account", "chu-tich", *NAMED)

    ended = run("open_account", "chu-tich", *NAMED, "--json")

    assert (ended.code, ended.json["code"]) == (1, "USERNAME_TAKEN")


def test_a_code_for_a_forgotten_password_is_printed_once():
    run("open_account", "chu-tich", *NAMED)
    printed = run("issue_password_code", "chu-tich", "--reason", "Quên mật khẩu")

    code = printed.out.split()[0]
    typed = {"username": "chu-tich", "code": code, "password": "mot-cau-that-dai"}
    assert password_codes.use(**typed, by="nobody", at=AT)
