"""What two persons saw before a role was given or an account closed is what happened."""

import pytest

from accounts.actions import approvals, code_requests, two_persons
from accounts.models import Grant, Person
from accounts.rules.duties import Role
from results.process.acts import ACTS
from tests.actions import LATE, officer

pytestmark = pytest.mark.django_db


def applied(act, arguments, asks, applies):
    request = approvals.request_approval(
        act=ACTS[act], arguments=arguments, reason="Quyết định 5", by=asks, at=LATE
    )
    return approvals.apply(
        act=ACTS[act], request=request, digest=request.digest, by=applies, at=LATE
    )


def test_the_role_that_was_seen_is_the_role_that_is_held():
    keeper, chair = officer("quan-tri", Role.ADMINISTRATOR), officer("chu-tich", Role.CHAIR)
    examiner = officer("giam-khao")
    arguments = {"person": examiner.pk, "role": "EXAMINER", "campaign": ""}
    effect = two_persons.effect_of(ACTS["GRANT_ROLE"], "", arguments).plain()

    applied("GRANT_ROLE", arguments, keeper, chair)

    given = Grant.objects.get(person=examiner)
    assert effect["lines"] == [{"person": str(examiner), "role": given.role, "scope": "*"}]
    assert effect["figures"] == [["EFFECT_ROLES_HELD", 0]]


def test_a_further_role_is_seen_and_held_beside_those_that_are_held():
    keeper, chair = officer("quan-tri", Role.ADMINISTRATOR), officer("chu-tich", Role.CHAIR)
    member = officer("uy-vien", Role.PANEL_MEMBER)
    arguments = {"person": member.pk, "role": "EXAMINER", "campaign": ""}
    effect = two_persons.effect_of(ACTS["GRANT_ROLE"], "", arguments).plain()

    applied("GRANT_ROLE", arguments, keeper, chair)

    held = member.grants.filter(revoked_at=None).order_by("role").values_list("role", flat=True)
    assert list(held) == ["EXAMINER", "PANEL_MEMBER"]
    assert effect["changes"] == [["role", "PANEL_MEMBER", "EXAMINER PANEL_MEMBER"]]


def test_the_account_that_was_seen_is_the_one_whose_password_the_code_sets():
    keeper, supervisor = officer("quan-tri", Role.ADMINISTRATOR), officer("gs", Role.SUPERVISOR)
    chair = officer("chu-tich", Role.CHAIR)
    asked = code_requests.request_code(person=chair, reason="Quên", by=keeper, at=LATE)
    effect = two_persons.effect_of(ACTS["ISSUE_CODE"], "", asked.request.arguments).plain()

    half = approvals.apply(
        act=ACTS["ISSUE_CODE"],
        request=asked.request,
        digest=asked.request.digest,
        by=supervisor,
        at=LATE,
    )

    assert half.person == chair
    assert effect["lines"] == [{"person": str(chair), "role": "CHAIR"}]
    assert effect["figures"] == [["EFFECT_ROLES_HELD", 1]]


def test_the_roles_that_were_seen_end_with_the_account():
    keeper, second = officer("quan-tri", Role.ADMINISTRATOR), officer("hai", Role.ADMINISTRATOR)
    examiner = officer("giam-khao", Role.EXAMINER)
    arguments = {"person": examiner.pk}
    effect = two_persons.effect_of(ACTS["CLOSE_ACCOUNT"], "", arguments).plain()

    applied("CLOSE_ACCOUNT", arguments, keeper, second)

    closed = Person.objects.get(pk=examiner.pk)
    assert (closed.is_active, closed.closed_at) == (False, LATE)
    assert effect["lines"] == [{"person": str(examiner), "role": "EXAMINER"}]
    assert not closed.may("MARK", at=LATE)
