"""Roles that lie apart are apart for the whole life of a campaign: no revocation opens a way."""

from itertools import product

import pytest

from accounts.actions import granting
from accounts.models import Grant, Person
from accounts.rules.duties import Role
from accounts.rules.separation import Meeting, meeting_of
from grading.actions.assign import examiners
from tests.actions import LATE, campaign, events, hold_also, officer, person_named, refused

pytestmark = pytest.mark.django_db
PAIRS = [(held, asked) for held, asked in product(Role, Role) if held != asked]


def grant(person, role, campaign=""):
    return granting.grant(person=person, role=role, campaign=campaign, by="console", at=LATE)


@pytest.mark.slow
@pytest.mark.parametrize("is_revoked", [False, True], ids=["held", "revoked"])
@pytest.mark.parametrize(("held", "asked"), PAIRS)
def test_every_pair_is_granted_as_the_table_says(held, asked, is_revoked):
    an = officer("an")
    first = grant(an, held, "A")
    if is_revoked:
        granting.revoke(grant=first, reason="QĐ 9", by="console", at=LATE)

    if meeting_of(held, asked) is Meeting.APART:
        with refused("ROLES_APART", held=held, role=asked):
            grant(an, asked, "A")
    else:
        assert grant(an, asked, "A").ver == 1


@pytest.mark.parametrize(("existing", "asked"), [("", ""), ("", "A"), ("A", ""), ("A", "A")])
def test_a_custodian_never_marks_though_the_role_was_taken_back(existing, asked):
    an = officer("an")
    granting.revoke(grant=grant(an, Role.CUSTODIAN, existing), reason="QĐ 9", by="console", at=LATE)

    with refused("ROLES_APART", held="CUSTODIAN", role="EXAMINER"):
        grant(an, Role.EXAMINER, asked)


def test_what_was_done_in_one_campaign_bars_from_no_other():
    an = officer("an")
    granting.revoke(grant=grant(an, Role.CUSTODIAN, "A"), reason="QĐ 9", by="console", at=LATE)

    assert grant(an, Role.EXAMINER, "B").ver == 1


def test_a_role_that_was_taken_back_may_be_given_again():
    an = officer("an")
    granting.revoke(grant=grant(an, Role.EXAMINER, "A"), reason="QĐ 9", by="console", at=LATE)

    assert grant(an, Role.EXAMINER, "A").ver == 1


def test_where_two_roles_meet_under_a_warning_the_trail_says_so():
    an = officer("an")
    grant(an, Role.SECRETARY, "A")

    with events() as trail:
        grant(an, Role.SCREENING_OFFICER, "A")

    [(name, *_rest, facts)] = trail
    assert (name, facts["warned_of"]) == ("role.granted", ["SECRETARY"])


def test_where_they_do_not_meet_the_trail_says_nothing_of_a_warning():
    an = officer("an")
    grant(an, Role.SECRETARY, "A")

    with events() as trail:
        grant(an, Role.SCREENING_OFFICER, "B")

    assert "warned_of" not in trail[0][-1]


@pytest.mark.usefixtures("marking")
@pytest.mark.parametrize("role", [Role.HEAD_OF_MARKING, Role.CHAIR, Role.CUSTODIAN])
@pytest.mark.parametrize("is_revoked", [False, True], ids=["held", "revoked"])
def test_who_sees_the_marks_or_knew_the_names_is_not_in_the_lot(role, is_revoked):
    marker = person_named("giam-khao-1")
    assert marker in examiners(campaign(), LATE)

    hold_also(marker, role, revoked_at=LATE if is_revoked else None)

    assert marker not in examiners(campaign(), LATE)
    assert Grant.objects.filter(person=marker, role=Role.EXAMINER, revoked_at=None).exists()
    assert (
        len(examiners(campaign(), LATE))
        == Person.objects.filter(username__startswith="giam-khao-").count() - 1
    )
