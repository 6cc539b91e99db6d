"""The first administrator: one, made at the console, with a password that all others need too."""

import pytest
from django.core.management import CommandError, call_command

from accounts.management.commands import first_administrator
from accounts.models import Person

pytestmark = pytest.mark.django_db


def make(monkeypatch, password):
    monkeypatch.setattr(first_administrator, "getpass", lambda asked: password)
    call_command("first_administrator", "quan-tri-1", "--email", "quan-tri-1@example.invalid")


def test_the_first_is_made_and_no_second(monkeypatch):
    make(monkeypatch, "mot-cau-that-dai")

    assert Person.objects.get().username == "quan-tri-1"
    with pytest.raises(CommandError):
        make(monkeypatch, "mot-cau-that-dai")


@pytest.mark.parametrize("password", ["", "123", "quan-tri-1@example"])
def test_a_weak_password_is_refused(monkeypatch, password):
    with pytest.raises(CommandError):
        make(monkeypatch, password)

    assert not Person.objects.exists()
