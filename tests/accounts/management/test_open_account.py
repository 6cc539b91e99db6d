"""At the console those are opened who shall be in no administrator's hands."""

import pytest
from django.db import OperationalError, connection

from accounts.actions import password_codes, people
from accounts.models import Person
from accounts.rules.duties import Role
from tests.actions import LATE, events, stored
from tests.commands import run

pytestmark = pytest.mark.django_db
AT = LATE.replace(2026, 1)
FIRST = ("first_administrator", "quan-tri", "--full-name", "Người quản trị")
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


@pytest.mark.parametrize("command", [("open_account", "ke-nhiem", *NAMED), FIRST])
def test_what_stops_in_the_middle_leaves_no_account_without_its_role(command):
    def disk_full(execute, sql, *others):
        if sql.startswith("INSERT") and "accounts_grant" in sql:
            raise OperationalError
        return execute(sql, *others)

    before = stored()
    with connection.execute_wrapper(disk_full), pytest.raises(OperationalError):
        run(*command)

    assert stored() == before


def test_a_name_that_is_taken_is_refused():
    run("open_account", "chu-tich", *NAMED)

    ended = run("open_account", "chu-tich", *NAMED, "--json")

    assert (ended.code, ended.json["code"]) == (1, "USERNAME_TAKEN")


@pytest.mark.parametrize(
    ("username", "changed", "code"),
    [
        ("Kế Nhiệm", {}, "TYPED_WRONG"),
        ("ke-nhiem", {"--full-name": " "}, "TYPED_WRONG"),
        ("ke-nhiem", {"--email": "khong-phai"}, "TYPED_WRONG"),
        ("ke-nhiem", {"--document": " "}, "DOCUMENT_MISSING"),
    ],
)
def test_what_the_page_would_not_take_opens_nothing(username, changed, code):
    named = dict(zip(NAMED[::2], NAMED[1::2], strict=True)) | changed
    before = stored()

    ended = run(
        "open_account", username, *[part for pair in named.items() for part in pair], "--json"
    )

    assert (ended.code, ended.json["code"]) == (1, code)
    assert stored() == before


def test_a_successor_is_opened_where_the_only_administrator_cannot_come_in_any_more():
    run("first_administrator", "quan-tri")
    people.suspend_account(person=Person.objects.get(), reason="Nghỉ việc", by="console", at=AT)

    opened = run(
        "open_account", "ke-nhiem", "--full-name", "Lê Kế", "--role", "ADMINISTRATOR",
        "--document", "QĐ 9", "--json",
    ).json  # fmt: skip

    typed = {"username": "ke-nhiem", "code": opened["code"], "password": "mot-cau-that-dai"}
    assert password_codes.use(**typed, by="nobody", at=AT)
    assert Person.objects.get(username="ke-nhiem").roles(at=LATE) == {Role.ADMINISTRATOR}


def test_a_code_for_a_forgotten_password_is_printed_once():
    run("open_account", "chu-tich", *NAMED)
    printed = run("issue_password_code", "chu-tich", "--reason", "Quên mật khẩu")

    code = printed.out.split()[0]
    typed = {"username": "chu-tich", "code": code, "password": "mot-cau-that-dai"}
    assert password_codes.use(**typed, by="nobody", at=AT)
