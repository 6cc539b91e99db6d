"""Which accounts reach marks, codes or other accounts, and when one person could come into them."""

from datetime import timedelta

import pytest

from accounts.actions import approvals, granting, opening, password_codes
from accounts.actions.acts import GRANT_ROLE
from accounts.actions.sensitive_accounts import has_code_of_one_person, is_sensitive
from accounts.models import Grant
from accounts.rules.duties import Role
from accounts.rules.sensitive import SENSITIVE
from tests.actions import LATE, arrange, hold_also, officer, refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(db):
    return officer("quan-tri", Role.ADMINISTRATOR)


def asked(by, person, role=Role.EXAMINER):
    return approvals.request_approval(
        act=GRANT_ROLE,
        arguments={"person": person.pk, "role": role},
        reason="QĐ 1",
        by=by,
        at=LATE,
    )


@pytest.mark.parametrize("role", Role)
def test_an_account_is_sensitive_by_the_roles_it_holds(role):
    assert is_sensitive(officer("an", role), LATE) == (role in SENSITIVE)


def test_a_role_that_begins_later_counts_and_one_that_ended_or_was_taken_back_does_not():
    later, ended, revoked = officer("an"), officer("binh"), officer("chi", Role.EXAMINER)
    tomorrow = LATE.date() + timedelta(days=1)
    hold_also(later, Role.EXAMINER, starts_on=tomorrow)
    hold_also(ended, Role.EXAMINER, ends_on=LATE.date() - timedelta(days=1))
    arrange(Grant.objects.get(person=revoked), revoked_at=LATE)

    assert [is_sensitive(each, LATE) for each in (later, ended, revoked)] == [True, False, False]


def test_a_role_on_its_last_day_counts():
    an = officer("an")
    hold_also(an, Role.EXAMINER, ends_on=LATE.date())

    assert is_sensitive(an, LATE)


def test_who_is_to_get_such_a_role_counts_while_the_request_is_open(keeper):
    an, binh = officer("an"), officer("binh")
    request = asked(keeper, an)
    asked(keeper, binh, Role.SECRETARY)
    assert is_sensitive(an, LATE)
    assert not is_sensitive(binh, LATE)

    approvals.withdraw(request=request, by=keeper, at=LATE)

    assert not is_sensitive(an, LATE)


def test_no_sensitive_role_is_granted_while_a_code_of_one_person_is_unused(keeper):
    supervisor = officer("gs", Role.SUPERVISOR)
    opened = opening.open_account(username="an", full_name="An", email="", by=keeper, at=LATE)
    request = asked(keeper, opened.person)
    assert has_code_of_one_person(opened.person, LATE)

    def apply(at):
        return approvals.apply(
            act=GRANT_ROLE, request=request, digest=request.digest, by=supervisor, at=at
        )

    with refused("CODE_UNUSED"):
        apply(LATE)
    typed = {"username": "an", "code": opened.code, "password": "mot-mat-khau-moi-9"}
    assert password_codes.use(**typed, by="nobody", at=LATE)

    assert apply(LATE).role == Role.EXAMINER


def test_a_code_that_is_over_holds_no_role_up_nor_does_one_any_other_role(keeper):
    opened = opening.open_account(username="an", full_name="An", email="", by=keeper, at=LATE)
    granted = granting.grant(person=opened.person, role=Role.SECRETARY, by=keeper, at=LATE)

    assert granted.role == Role.SECRETARY
    assert not has_code_of_one_person(opened.person, LATE + timedelta(hours=72))
