"""Whose tokens may be issued and ended, and by whom."""

import pytest
from knox.models import AuthToken

from accounts.actions import tokens
from accounts.rules.duties import Role
from audit.models import Event
from exams.rules.refusals import Refusal
from tests.actions import refused

pytestmark = pytest.mark.django_db


def test_people_issue_their_own(person, noon):
    examiner = person("giam-khao", Role.EXAMINER)

    tokens.issue(person=examiner, hours=1, by=examiner, at=noon)

    assert AuthToken.objects.get().user == examiner
    assert Event.objects.filter(type="token.issued").count() == 1


@pytest.mark.parametrize("role", [Role.EXAMINER, Role.ADMINISTRATOR])
def test_nobody_issues_for_somebody_else(person, noon, role):
    examiner, other = person("giam-khao", Role.EXAMINER), person("khac", role)

    with refused("NOT_YOURS"):
        tokens.issue(person=examiner, hours=1, by=other, at=noon)

    assert not AuthToken.objects.exists()


def test_whose_token_the_console_issues_is_told(person, noon):
    examiner = person("giam-khao", Role.EXAMINER)

    tokens.issue(person=examiner, hours=1, by="console", at=noon)

    assert examiner.account_notices.get().kind == "token.issued"


@pytest.mark.parametrize("hours", [0, tokens.MOST_HOURS + 1])
def test_a_token_lasts_an_hour_at_least_and_a_week_at_most(person, noon, hours):
    examiner = person("giam-khao", Role.EXAMINER)

    with refused("TOO_MANY_HOURS", most=str(tokens.MOST_HOURS), field="hours"):
        tokens.issue(person=examiner, hours=hours, by=examiner, at=noon)

    assert not AuthToken.objects.exists()


def test_the_administrator_ends_them_all(person, noon):
    examiner, administrator = person("giam-khao"), person("quan-tri", Role.ADMINISTRATOR)
    for _ in range(2):
        tokens.issue(person=examiner, hours=1, by=examiner, at=noon)

    assert tokens.revoke_all(person=examiner, by=administrator, at=noon) == 2
    assert not AuthToken.objects.exists()


def test_nobody_else_ends_them(person, noon):
    examiner, other = person("giam-khao"), person("khac", Role.EXAMINER)
    tokens.issue(person=examiner, hours=1, by=examiner, at=noon)

    with pytest.raises(Refusal, match="NOT_YOUR_DUTY"):
        tokens.revoke_all(person=examiner, by=other, at=noon)

    assert AuthToken.objects.count() == 1


def test_of_its_owners_duties_a_token_opens_those_it_was_issued_for(person, noon, client):
    examiner = person("giam-khao", Role.EXAMINER)

    token = tokens.issue(person=examiner, hours=1, duties=["SCREEN"], by=examiner, at=noon)

    assert AuthToken.objects.get().scope.duties == ["SCREEN"]
    asked = client.get("/api/desk/", headers={"authorization": f"Token {token}"})
    assert asked.status_code == 403


@pytest.mark.parametrize("duties", [[], ["PUBLISH"], ["SIGNED_IN"]])
def test_a_token_opens_nothing_that_machines_may_not_ask_for(person, noon, duties):
    examiner = person("giam-khao", Role.EXAMINER)

    with refused("NO_SCOPE", field="duties"):
        tokens.issue(person=examiner, hours=1, duties=duties, by=examiner, at=noon)

    assert not AuthToken.objects.exists()


def test_where_no_token_stands_none_is_ended(person, noon):
    examiner = person("giam-khao", Role.EXAMINER)

    with refused("ALREADY_DONE"):
        tokens.revoke_all(person=examiner, by=examiner, at=noon)
