"""An account is opened without a role and without a password; its owner activates it."""

from datetime import timedelta

import pytest

from accounts.actions import opening, password_codes, people
from accounts.models import PasswordCode, Person
from accounts.rules.duties import Role
from tests.actions import LATE, events, officer, refused

pytestmark = pytest.mark.django_db
NEW = "mot-mat-khau-moi-9"


@pytest.fixture
def administrator(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


def open_account(by, username="an"):
    return opening.open_account(username=username, full_name="An", email="", by=by, at=LATE)


def use(code, at=LATE):
    return password_codes.use(username="an", code=code, password=NEW, by="nobody", at=at)


def test_an_account_is_opened_without_role_and_password(administrator):
    with events() as trail:
        opened = open_account(administrator)

    an = Person.objects.get(username="an")
    facts = {"hours": 72}
    assert trail == [("account.opened", an.pseudonym, administrator.pseudonym, facts)]
    assert (opened.person, an.is_activated, an.roles(at=LATE)) == (an, False, set())
    assert opened.code not in repr(opened)
    assert opened.code.replace("-", "") not in PasswordCode.objects.get().digest


def test_its_owner_activates_it_once(administrator):
    opened = open_account(administrator)
    with events() as trail:
        assert use(opened.code)

    an = Person.objects.get(username="an")
    assert an.check_password(NEW)
    assert an.is_activated
    assert [(kind, actor) for kind, _, actor, _ in trail] == [("account.activated", an.pseudonym)]
    assert not use(opened.code)


def test_the_first_code_is_good_for_as_long_as_is_set(administrator, settings):
    settings.ACTIVATION_CODE_HOURS = 5

    opened = open_account(administrator)

    assert not use(opened.code, at=LATE + timedelta(hours=5))
    assert use(opened.code, at=LATE + timedelta(hours=4, minutes=59))


def test_a_new_code_for_it_is_issued_with_a_reason_and_ends_the_first(administrator):
    first = open_account(administrator)
    again = password_codes.issue(person=first.person, reason="Mất giấy", by=administrator, at=LATE)

    assert not use(first.code)
    assert use(again)


def test_the_console_may_open_the_first_account(db):
    assert use(open_account("console").code)


def test_an_address_leads_to_one_account_however_it_is_typed(administrator):
    at = {"by": administrator, "at": LATE}
    opening.open_account(username="an", full_name="An", email="an@example.invalid", **at)

    with refused("EMAIL_TAKEN", field="email"):
        opening.open_account(username="an-2", full_name="An", email="An@Example.invalid", **at)


def test_the_address_of_a_closed_account_is_free_again_and_none_is_nobodys(administrator):
    at = {"by": administrator, "at": LATE}
    left = opening.open_account(
        username="an", full_name="An", email="an@example.invalid", **at
    ).person
    people.close_account(person=left, by="console", at=LATE)

    opening.open_account(username="an-2", full_name="An", email="an@example.invalid", **at)
    opening.open_account(username="binh", full_name="Bình", email="", **at)
    opening.open_account(username="chi", full_name="Chi", email="", **at)

    assert Person.objects.filter(username__in=["an-2", "binh", "chi"]).count() == 3


def test_a_name_is_taken_once(administrator):
    open_account(administrator)

    with refused("USERNAME_TAKEN", username="an"):
        open_account(administrator)
