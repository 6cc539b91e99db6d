"""One query says whose a session is and what they may do; a session proves nothing by itself."""

import pytest
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import granting
from accounts.models import Person, Session
from accounts.rules.duties import Duty, Role
from accounts.session_store import PersonMiddleware, SessionStore
from tests.actions import LATE, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def examiner(db):
    return officer("giam-khao", Role.EXAMINER)


def signed_in(person):
    client = Client()
    client.force_login(person)
    return client


def visitor(client, rf):
    """Return who stands behind the next request of a browser."""
    request = rf.get("/")
    request.session = SessionStore(client.cookies["sessionid"].value)
    PersonMiddleware(lambda _: None).process_request(request)
    return request.user


def test_a_person_comes_with_the_session_and_what_they_may_do(
    examiner, rf, django_assert_num_queries
):
    officer("giam-khao-2", Role.EXAMINER)
    client = signed_in(examiner)

    with django_assert_num_queries(1):
        assert visitor(client, rf).may(Duty.MARK, at=LATE)

    assert visitor(client, rf) == examiner


def test_whoever_holds_no_role_may_sign_in_and_do_nothing(rf, django_assert_num_queries):
    candidate = Person.objects.create_user("ung-vien", "x")
    client = signed_in(candidate)

    with django_assert_num_queries(1):
        assert visitor(client, rf).roles(at=LATE) == set()

    assert visitor(client, rf) == candidate


def test_every_standing_role_counts_once(rf):
    person = officer("thu-ky", Role.SECRETARY)
    granting.grant(person=person, role=Role.INVIGILATOR, campaign="TT-1", by="console", at=LATE)

    roles = sorted(grant.role for grant in visitor(signed_in(person), rf).standing_grants)

    assert roles == [Role.INVIGILATOR, Role.SECRETARY]


def test_a_revoked_role_is_gone_at_the_next_page(examiner, rf):
    client = signed_in(examiner)
    administrator = officer("quan-tri", Role.ADMINISTRATOR)
    granting.revoke(grant=examiner.grants.get(), reason="QĐ 9", by=administrator, at=LATE)

    assert not visitor(client, rf).may(Duty.MARK, at=LATE)


@pytest.mark.parametrize("roles", [(), (Role.EXAMINER,)])
def test_a_suspended_account_is_nobody(roles, rf):
    client = signed_in(officer("ngung", *roles))
    Person.objects.update(is_active=False)

    assert not visitor(client, rf).is_authenticated


def test_a_changed_password_ends_the_session(examiner, rf):
    client = signed_in(examiner)
    examiner.set_password("một mật khẩu khác hẳn")
    examiner.save()

    assert not visitor(client, rf).is_authenticated


def test_a_session_that_is_past_its_time_is_nobodys(examiner, rf):
    client = signed_in(examiner)
    Session.objects.update(expire_date=timezone.now())

    assert not visitor(client, rf).is_authenticated


def test_a_row_that_names_another_person_than_its_content_lets_only_the_proven_one_in(examiner, rf):
    client = signed_in(examiner)
    Session.objects.update(person=officer("chu-tich", Role.CHAIR))

    assert visitor(client, rf) == examiner


@pytest.mark.parametrize("key", [SESSION_KEY, HASH_SESSION_KEY])
def test_a_session_without_its_proof_is_nobodys(examiner, rf, key):
    client = signed_in(examiner)
    session = client.session
    del session[key]
    session.save()

    assert not visitor(client, rf).is_authenticated


def test_whoever_signs_out_is_nobody_in_the_same_request_and_after(examiner):
    client = signed_in(examiner)
    assert client.get(reverse("my-work")).status_code == 200

    client.post(reverse("account_logout"))

    assert client.get(reverse("my-work")).status_code == 302
    assert not Session.objects.filter(person=examiner).exists()


def test_a_visitor_who_did_not_sign_in_has_a_session_of_nobody(client, db):
    session = client.session
    session["seen"] = 1
    session.save()

    assert Session.objects.get().person is None
    assert client.get(reverse("home")).status_code == 200
