"""Accounts and the catalogue at one moment: each name, role and day is written once."""

from datetime import date
from functools import partial

import pytest

from accounts.actions import granting, opening, people
from accounts.models import Grant, Person
from accounts.rules.duties import Role
from audit.actions.record import record, recorded
from audit.models import Event, Log
from exams.actions import catalogue, prepare
from exams.models import Campaign, Holiday
from tests.actions import (
    LATE,
    officer,
)
from tests.at_once import at_once, count_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unthrottled")]
MANY = 8


@pytest.fixture
def administrators(database):
    """Administrators, and somebody without an office."""
    return [officer(f"quan-tri-{number}", Role.ADMINISTRATOR) for number in range(MANY)]


def test_roles_that_exclude_each_other_are_not_given_at_once(administrators):
    somebody = officer("an")
    apart = [Role.CUSTODIAN, Role.EXAMINER, Role.INVIGILATOR, Role.SUPERVISOR] * 2
    grants = [
        partial(granting.grant, person=somebody, role=role, by=f"console-{number}", at=LATE)
        for number, role in enumerate(apart)
    ]

    came_to = at_once(*grants)

    assert Grant.objects.filter(person=somebody).count() == 1
    assert {str(outcome) for outcome in came_to if isinstance(outcome, str)} <= {
        "ROLES_APART",
        "ALREADY_GRANTED",
    }
    assert count_of("role.granted") == len(administrators) + 1


def test_an_account_is_closed_once(administrators):
    somebody = officer("an")

    came_to = at_once(
        *(
            partial(close, Person.objects.get(pk=somebody.pk), f"console-{number}")
            for number in range(MANY)
        )
    )

    assert came_to.count("ALREADY_DONE") == MANY - 1
    assert count_of("account.closed") == 1


def close(person, console):
    people.close_account(person=person, by=console, at=LATE)


def test_a_name_is_taken_once(administrators):
    def open_account(administrator):
        opening.open_account(username="an", full_name="An", email="", by=administrator, at=LATE)

    came_to = at_once(*(partial(open_account, administrator) for administrator in administrators))

    assert came_to.count("USERNAME_TAKEN") == MANY - 1
    assert count_of("account.opened") == 1


def test_a_campaigns_code_is_taken_once(database):
    secretary = officer("thu-ky", Role.SECRETARY)
    fields = {"name": "Thi tuyển", "host": "UBND"}
    draft = partial(prepare.draft, code="TT-1", fields=fields, by=secretary, at=LATE)

    came_to = at_once(*[draft] * MANY)

    assert sum(isinstance(outcome, Campaign) for outcome in came_to) == 1
    assert {outcome for outcome in came_to if isinstance(outcome, str)} <= {"CODE_TAKEN", "STALE"}
    assert count_of("campaign.drafted") == 1


def test_a_day_off_stands_once_in_the_table(database):
    secretary = officer("thu-ky", Role.SECRETARY)
    tet = {"date": date(2028, 1, 26), "name": "Tết", "kind": "HOLIDAY"}

    at_once(*[partial(catalogue.holidays, days=[tet], by=secretary, at=LATE)] * MANY)

    assert Holiday.objects.filter(date=tet["date"], withdrawn=False).count() == 1


def test_the_first_actions_in_an_empty_database_are_numbered_too(database):
    @recorded
    def begin_work(number):
        record("work.begun", about=number, by="console", at=LATE)

    at_once(*(partial(begin_work, number) for number in range(MANY)))

    assert (Event.objects.count(), Log.objects.get().size) == (MANY, MANY)
