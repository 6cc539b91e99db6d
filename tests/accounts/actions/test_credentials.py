"""What somebody changes of their own keys is recorded in their name, and no key is."""

import pytest

from accounts.actions import credentials, tokens
from tests.actions import LATE, events, officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("change", "event"),
    [
        (credentials.second_factor_turned_on, "second_factor.on"),
        (credentials.second_factor_turned_off, "second_factor.off"),
        (credentials.recovery_codes_made, "second_factor.codes"),
        (credentials.email_changed, "email.changed"),
    ],
)
def test_a_change_is_recorded_by_whom_it_is_of(change, event):
    an = officer("an")

    with events() as trail:
        change(person=an, at=LATE)

    assert trail == [(event, an.pseudonym, an.pseudonym, {})]


@pytest.mark.parametrize(
    ("change", "event"),
    [
        (credentials.password_changed, "password.changed"),
        (credentials.password_reset, "password.reset"),
    ],
)
def test_a_new_password_ends_the_tokens_of_its_owner_alone(change, event):
    an, binh = officer("an"), officer("binh")
    for person in (an, an, binh):
        tokens.issue(person=person, hours=1, by=person, at=LATE)

    with events() as trail:
        change(person=an, at=LATE)

    assert trail == [(event, an.pseudonym, an.pseudonym, {"tokens_ended": 2})]
    assert (an.auth_token_set.count(), binh.auth_token_set.count()) == (0, 1)


def test_nobody_knows_who_asked_for_a_link():
    an = officer("an")

    with events() as trail:
        credentials.password_reset_asked(person=an, at=LATE)

    assert trail == [("password.reset_asked", an.pseudonym, "nobody", {})]


@pytest.mark.parametrize(
    "change", [credentials.second_factor_turned_off, credentials.password_reset]
)
def test_what_somebody_else_could_have_done_is_told_to_the_owner(change):
    an = officer("an")

    change(person=an, at=LATE)

    assert an.account_notices.get().read_at is None
