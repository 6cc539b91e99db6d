"""Whoever serves adds no address of a colleague's account; who signed up is told of none."""

import pytest
from allauth.account.models import EmailAddress

from accounts.actions import opening
from accounts.models import Person
from tests.actions import LATE, refused

pytestmark = pytest.mark.django_db
PAGE = "/tai-khoan/email/"
TAKEN = "thuộc về một tài khoản khác"


@pytest.fixture
def an():
    return Person.objects.create_user("an", full_name="An", email="an@example.invalid")


def add(client, person, address):
    client.force_login(person)
    return client.post(PAGE, {"email": address, "action_add": ""})


def test_an_address_of_another_account_is_refused_at_its_field(client, an):
    binh = Person.objects.create_user("binh", full_name="Bình", email="binh@example.invalid")

    answer = add(client, binh, "An@example.invalid")

    assert TAKEN in answer.content.decode()
    assert not EmailAddress.objects.filter(user=binh, email=an.email).exists()


def test_one_that_is_nobodys_is_added_and_no_account_is_opened_with_it(client, an):
    add(client, an, "rieng@example.invalid")

    assert EmailAddress.objects.filter(user=an, email="rieng@example.invalid").exists()
    typed = {"username": "binh", "full_name": "Bình", "email": "Rieng@example.invalid"}
    with refused("EMAIL_TAKEN", field="email"):
        opening.open_account(**typed, by="console", at=LATE)


def test_who_signed_up_is_not_told_that_an_address_is_taken(client, an):
    candidate = Person.objects.create_user("ts00000001", full_name="Bình", signed_up=True)

    answer = add(client, candidate, an.email)

    assert TAKEN not in answer.content.decode()
