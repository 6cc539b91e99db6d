from datetime import date

import pytest

from accounts.actions import people
from accounts.models import Grant, Person
from accounts.rules.duties import DUTIES, Duty, Role, may_hold_both, roles_with
from tests.actions import LATE, events, moment, officer, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


def open_account(by, username="an"):
    return people.open_account(
        username=username, full_name="An", email="", password="x", by=by, at=LATE
    )


def test_an_account_is_opened_without_any_role(keeper):
    with events() as said:
        made = open_account(keeper)

    assert said == [("account.opened", made.pseudonym, keeper.pseudonym, {})]
    assert Person.objects.get(username="an").roles(at=LATE) == set()


def test_the_console_may_open_the_first_account(db):
    assert open_account("console").check_password("x")


@pytest.mark.parametrize("deed", ["open", "close", "grant", "revoke"])
def test_only_the_administrator_keeps_accounts(keeper, deed):
    chair, target = officer("chu-tich", Role.CHAIR), officer("an", Role.EXAMINER)
    given = Grant.objects.get(person=target)

    with refused("NOT_YOUR_DUTY"):
        {
            "open": lambda: open_account(chair, "binh"),
            "close": lambda: people.close_account(person=target, by=chair, at=LATE),
            "grant": lambda: people.grant(person=target, role=Role.SECRETARY, by=chair, at=LATE),
            "revoke": lambda: people.revoke(grant=given, by=chair, at=LATE),
        }[deed]()


def test_a_name_is_taken_once(keeper):
    open_account(keeper)

    with refused("USERNAME_TAKEN", username="an"):
        open_account(keeper)


def test_a_closed_account_opens_nothing_and_is_closed_once(keeper):
    chair = officer("chu-tich", Role.CHAIR)
    with events() as said:
        people.close_account(person=chair, by=keeper, at=LATE)

    assert said == [("account.closed", chair.pseudonym, keeper.pseudonym, {})]
    assert not Person.objects.get(pk=chair.pk).may(Duty.RANK, at=LATE)
    assert Person.objects.get(pk=chair.pk).may(Duty.SIGNED_IN, at=LATE)
    with refused("ALREADY_DONE"):
        people.close_account(person=chair, by=keeper, at=LATE)


def test_a_role_is_granted_for_a_campaign_and_a_time(keeper):
    an = officer("an")
    with events() as said:
        given = people.grant(
            person=an,
            role=Role.EXAMINER,
            campaign="A",
            starts_on=date(2026, 9, 1),
            ends_on=date(2026, 9, 30),
            document="QĐ 1",
            by=keeper,
            at=LATE,
        )

    facts = {"role": "EXAMINER", "campaign": "A"}
    assert said == [("role.granted", an.pseudonym, keeper.pseudonym, facts)]
    assert (given.ver, given.document) == (1, "QĐ 1")
    held = Person.objects.get(pk=an.pk)
    assert held.may(Duty.MARK, "A", at=moment(2026, 9, 30, 23, 59, 59))
    assert not held.may(Duty.MARK, "A", at=moment(2026, 10, 1, 0))
    assert not held.may(Duty.MARK, "A", at=moment(2026, 8, 31, 23, 59, 59))
    assert held.may(Duty.MARK, "A", at=moment(2026, 9, 1, 0))
    assert not held.may(Duty.MARK, "B", at=moment(2026, 9, 2))
    assert held.may(Duty.MARK, at=moment(2026, 9, 2))


def test_nobody_grants_a_role_to_themselves(keeper):
    with refused("NOT_TO_ONESELF"):
        people.grant(person=keeper, role=Role.CHAIR, by=keeper, at=LATE)


def test_the_same_role_is_granted_once_and_again_after_it_was_revoked(keeper):
    an = officer("an", Role.EXAMINER)
    with refused("ALREADY_GRANTED", role="EXAMINER"):
        people.grant(person=an, role=Role.EXAMINER, by=keeper, at=LATE)
    given = Grant.objects.get(person=an)
    with events() as said:
        people.revoke(grant=given, by=keeper, at=LATE)

    facts = {"role": "EXAMINER", "campaign": ""}
    assert said == [("role.revoked", an.pseudonym, keeper.pseudonym, facts)]
    with refused("ALREADY_REVOKED"):
        people.revoke(grant=Grant.objects.get(pk=given.pk), by=keeper, at=LATE)
    assert people.grant(person=an, role=Role.EXAMINER, by=keeper, at=LATE).ver == 1


@pytest.mark.parametrize(
    ("held", "asked"), [("", ""), ("", "A"), ("A", ""), ("A", "A")], ids=lambda each: each or "all"
)
def test_two_roles_that_exclude_each_other_are_kept_apart(keeper, held, asked):
    an = officer("an", Role.CUSTODIAN, campaign=held)

    with refused("ROLES_APART", held="CUSTODIAN", role="EXAMINER"):
        people.grant(person=an, role=Role.EXAMINER, campaign=asked, by=keeper, at=LATE)


def test_they_may_be_held_in_two_campaigns(keeper):
    an = officer("an", Role.CUSTODIAN, campaign="A")

    people.grant(person=an, role=Role.EXAMINER, campaign="B", by=keeper, at=LATE)
    people.grant(person=an, role=Role.CUSTODIAN, campaign="B2", by=keeper, at=LATE)

    assert an.roles("B", at=LATE) == {Role.EXAMINER}


@pytest.mark.parametrize("one", Role)
@pytest.mark.parametrize("other", Role)
def test_the_table_of_roles_kept_apart_does_not_depend_on_the_order(one, other):
    assert may_hold_both(one, other) == may_hold_both(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Role.CANDIDATE, Role.CHAIR),
        (Role.SUPERVISOR, Role.AUDITOR),
        (Role.ADMINISTRATOR, Role.SECRETARY),
        (Role.CUSTODIAN, Role.SECRETARY),
        (Role.CUSTODIAN, Role.EXAMINER),
        (Role.EXAMINER, Role.CHAIR),
        (Role.HEAD_OF_MARKING, Role.INVIGILATOR),
    ],
)
def test_regulation_4_3_keeps_them_apart(one, other):
    assert not may_hold_both(one, other)


def test_marking_and_the_defence_may_go_together():
    assert may_hold_both(Role.EXAMINER, Role.PANEL_MEMBER)


def test_every_duty_of_an_office_has_a_role_and_the_mapping_needs_two():
    offices = set(Duty) - {Duty.EVERYONE, Duty.SIGNED_IN}

    assert {duty for duties in DUTIES.values() for duty in duties} == offices
    assert roles_with(Duty.OPEN_SEALS) == {Role.CUSTODIAN, Role.SUPERVISOR}
