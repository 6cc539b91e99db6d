"""The first administrator: one, made at the console, who sets the password by a printed code."""

import re

import pytest
from django.core.management import CommandError

from accounts.actions import password_codes
from accounts.models import Person
from accounts.rules.duties import Role
from tests.actions import LATE
from tests.commands import run

pytestmark = pytest.mark.django_db


def make():
    return run("first_administrator", "quan-tri-1", "--email", "quan-tri-1@example.invalid")


def test_the_first_is_made_and_no_second():
    made = make()

    first = Person.objects.get()
    assert (first.username, first.is_activated) == ("quan-tri-1", False)
    assert Role.ADMINISTRATOR in made.out
    with pytest.raises(CommandError, match="open_account USERNAME"):
        make()


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (("Quản Trị",), "Chỉ dùng chữ thường không dấu"),
        (("quan-tri", "--email", "khong-phai"), "Thư điện tử:"),
    ],
)
def test_what_the_page_would_not_take_the_console_does_not_take_either(typed, fault):
    ended = run("first_administrator", *typed)

    assert ended.code == 1
    assert fault in ended.err
    assert not Person.objects.exists()


def test_the_printed_code_activates_the_account():
    [code] = re.findall(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", make().out)

    typed = {"username": "quan-tri-1", "code": code, "password": "mot-cau-that-dai"}
    assert password_codes.use(**typed, by="nobody", at=LATE.replace(2026, 1))
    assert Person.objects.get().check_password("mot-cau-that-dai")
