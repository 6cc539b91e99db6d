"""An address of mail leads to one account, whoever writes the row."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Person

pytestmark = pytest.mark.django_db
ADDRESS = "an@example.invalid"


def account(username, email=ADDRESS, **fields):
    return Person.objects.create_user(username, email=email, **fields)


def test_the_database_refuses_an_address_twice_however_it_is_typed():
    account("an")

    with pytest.raises(IntegrityError), transaction.atomic():
        account("an-2", "An@Example.INVALID")

    assert not Person.objects.filter(username="an-2").exists()


def test_no_address_is_nobodys():
    account("an", "")
    account("binh", "")

    assert Person.objects.filter(email="").count() == 2


def test_the_address_of_a_closed_account_is_free_and_is_not_taken_back():
    closed = account("an", is_active=False, closed_at=timezone.now())
    account("an-2")

    closed.closed_at = None
    with pytest.raises(IntegrityError), transaction.atomic():
        closed.save()

    assert Person.objects.get(username="an").closed_at


def test_who_signs_up_is_told_of_no_address_that_is_taken():
    account("an")
    account("ts00000001", signed_up=True)
    account("ts00000002", signed_up=True)

    assert Person.objects.with_address(ADDRESS.upper()).count() == 3


def test_accounts_that_share_an_address_are_named_before_the_database_refuses():
    migration = import_module("accounts.migrations.0013_one_account_per_address")
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_open_account_per_address")
    account("binh", "binh@example.invalid")
    migration.require_one_account_per_address(apps, None)
    account("an")
    account("an-2", ADDRESS.upper())

    with pytest.raises(RuntimeError, match=r"of mail: an, an-2\."):
        migration.require_one_account_per_address(apps, None)
