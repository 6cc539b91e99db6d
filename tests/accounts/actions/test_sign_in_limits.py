"""A limit on wrong tries is lifted by an administrator, with a reason, and its owner is told."""

import pytest

from accounts.actions import people, sign_in_limits
from accounts.rules.duties import Role
from tests.actions import LATE, events, officer, refused

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "198.51.100.7", "203.0.113.9"


@pytest.fixture
def administrator(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


def test_after_a_limit_was_lifted_tries_are_counted_anew(administrator):
    an = officer("an")
    before = sign_in_limits.counted_as("An", HERE)

    with events() as trail:
        sign_in_limits.lift(person=an, reason="Gõ nhầm", by=administrator, at=LATE)

    facts = {"reason": "Gõ nhầm"}
    assert trail == [("login.limit_lifted", an.pseudonym, administrator.pseudonym, facts)]
    assert sign_in_limits.counted_as("an", HERE) != before
    assert an.account_notices.get().kind == "login.limit_lifted"


def test_an_address_that_the_owner_used_is_counted_by_itself(db):
    sign_in_limits.remember_address("an", HERE)

    own, other = (
        sign_in_limits.counted_from_everywhere_as("An", address) for address in (HERE, ELSEWHERE)
    )

    assert own == sign_in_limits.counted_as("an", HERE)
    assert other == sign_in_limits.counted_as("an")
    assert sign_in_limits.counted_from_everywhere_as("binh", HERE) == sign_in_limits.counted_as(
        "binh"
    )


def test_it_takes_duty_reason_and_somebody_else_who_is_active(administrator):
    an = officer("an")
    with refused("NOT_YOUR_DUTY"):
        sign_in_limits.lift(person=administrator, reason="x", by=an, at=LATE)
    with refused("OWN_ACCOUNT"):
        sign_in_limits.lift(person=administrator, reason="x", by=administrator, at=LATE)
    with refused("REASON_MISSING", field="reason"):
        sign_in_limits.lift(person=an, reason=" ", by=administrator, at=LATE)
    people.suspend_account(person=an, reason="x", by=administrator, at=LATE)
    an.refresh_from_db()
    with refused("NOT_ACTIVE"):
        sign_in_limits.lift(person=an, reason="x", by=administrator, at=LATE)
