"""One query says who is signed in and what they may do."""

import pytest

from accounts.actions import granting
from accounts.backend import PersonBackend
from accounts.models import Person
from accounts.rules.duties import Duty, Role
from tests.actions import LATE, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def examiner(db):
    return officer("giam-khao", Role.EXAMINER)


def test_a_person_comes_with_what_they_may_do(examiner, django_assert_num_queries):
    with django_assert_num_queries(1):
        signed_in = PersonBackend().get_user(examiner.pk)
        assert signed_in.may(Duty.MARK, at=LATE)

    assert signed_in == examiner


def test_whoever_holds_no_role_may_sign_in_and_do_nothing(django_assert_num_queries):
    candidate = Person.objects.create_user("ung-vien", "x")

    with django_assert_num_queries(2):
        signed_in = PersonBackend().get_user(candidate.pk)
        assert signed_in.roles(at=LATE) == set()

    assert signed_in == candidate


def test_a_revoked_role_is_gone_at_the_next_page(examiner):
    administrator = officer("quan-tri", Role.ADMINISTRATOR)
    granting.revoke(grant=examiner.grants.get(), reason="QĐ 9", by=administrator, at=LATE)

    assert not PersonBackend().get_user(examiner.pk).may(Duty.MARK, at=LATE)


@pytest.mark.parametrize("roles", [(), (Role.EXAMINER,)])
def test_a_suspended_account_is_nobody(roles):
    suspended = officer("ngung", *roles)
    Person.objects.filter(pk=suspended.pk).update(is_active=False)

    assert PersonBackend().get_user(suspended.pk) is None


def test_an_unknown_key_is_nobody(db):
    assert PersonBackend().get_user(0) is None
