from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions import granting
from accounts.models import AccountNotice, Grant
from accounts.rules.duties import Role
from accounts.rules.sensitive import SENSITIVE
from tests.actions import LATE, events, officer, refused

pytestmark = pytest.mark.django_db
DAY = timezone.localdate(LATE)


@pytest.fixture
def administrator(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


def test_a_sensitive_role_is_not_granted_by_one_person(administrator):
    an = officer("an")

    for role in SENSITIVE:
        with refused("TWO_PERSONS_NEEDED"):
            granting.grant(person=an, role=role, by=administrator, at=LATE)
    assert granting.grant(person=an, role=Role.SECRETARY, by=administrator, at=LATE).ver == 1


def test_nobody_grants_a_role_to_themselves(administrator):
    with refused("NOT_TO_ONESELF"):
        granting.grant(person=administrator, role=Role.CHAIR, by=administrator, at=LATE)


def test_the_same_role_is_granted_once_and_again_after_it_was_revoked(administrator):
    an = officer("an", Role.EXAMINER)
    with refused("ALREADY_GRANTED", role="EXAMINER"):
        granting.grant(person=an, role=Role.EXAMINER, by="console", at=LATE)
    grant = Grant.objects.get(person=an)
    with events() as trail:
        granting.revoke(grant=grant, reason="QĐ 9", by=administrator, at=LATE)

    facts = {"role": "EXAMINER", "campaign": "", "reason": "QĐ 9"}
    assert trail == [("role.revoked", an.pseudonym, administrator.pseudonym, facts)]
    with refused("ALREADY_REVOKED"):
        granting.revoke(
            grant=Grant.objects.get(pk=grant.pk), reason="QĐ 9", by=administrator, at=LATE
        )
    assert granting.grant(person=an, role=Role.EXAMINER, by="console", at=LATE).ver == 1


@pytest.mark.parametrize("starts_on", [None, DAY, DAY + timedelta(days=9)])
def test_a_role_ends_no_day_before_it_begins(administrator, starts_on):
    an = officer("an")
    first = starts_on or DAY
    with refused("ENDS_BEFORE_START", field="ends_on"):
        granting.grant(
            person=an,
            role=Role.SECRETARY,
            starts_on=starts_on,
            ends_on=first - timedelta(days=1),
            by=administrator,
            at=LATE,
        )

    one_day = granting.grant(
        person=an,
        role=Role.SECRETARY,
        starts_on=starts_on,
        ends_on=first,
        by=administrator,
        at=LATE,
    )
    assert (one_day.starts_on, one_day.ends_on) == (first, first)


@pytest.mark.parametrize(
    ("existing", "asked"),
    [("", ""), ("", "A"), ("A", ""), ("A", "A")],
    ids=lambda each: each or "all",
)
def test_two_roles_that_exclude_each_other_are_kept_apart(administrator, existing, asked):
    an = officer("an", Role.CUSTODIAN, campaign=existing)

    with refused("ROLES_APART", held="CUSTODIAN", role="EXAMINER"):
        granting.grant(person=an, role=Role.EXAMINER, campaign=asked, by="console", at=LATE)


def test_they_may_be_held_in_two_campaigns(administrator):
    an = officer("an", Role.CUSTODIAN, campaign="A")

    granting.grant(person=an, role=Role.EXAMINER, campaign="B", by="console", at=LATE)
    granting.grant(person=an, role=Role.CUSTODIAN, campaign="B2", by="console", at=LATE)

    assert an.roles("B", at=LATE) == {Role.EXAMINER}


def test_whoever_holds_a_role_is_told_what_became_of_it(administrator):
    an = officer("an")

    given = granting.grant(person=an, role=Role.SECRETARY, by=administrator, at=LATE)
    granting.revoke(grant=given, reason="QĐ 9", by=administrator, at=LATE)

    news = AccountNotice.objects.filter(person=an).order_by("event__seq")
    facts = {"role": "SECRETARY", "campaign": ""}
    assert [(each.kind, each.actor, each.facts, each.read_at) for each in news] == [
        ("role.granted", administrator, facts, None),
        ("role.revoked", administrator, facts, None),
    ]


def test_an_account_that_begins_with_a_role_is_told_nothing(db):
    officer("an", Role.EXAMINER)

    assert not AccountNotice.objects.exists()
