"""Which roles may meet in one person in one campaign (regulations 4.3)."""

from itertools import combinations, product

import pytest

from accounts.rules.duties import Role
from accounts.rules.separation import Meeting, meeting_of, roles_apart_from, same_campaign

ALLOWED = {
    ("CHAIR", "PANEL_MEMBER"),
    ("INVIGILATOR", "SECRETARY"),
    ("INVIGILATOR", "PANEL_MEMBER"),
    ("SECRETARY", "PANEL_MEMBER"),
    ("EXAMINER", "PANEL_MEMBER"),
    ("HEAD_OF_MARKING", "PANEL_MEMBER"),
    ("CUSTODIAN", "PANEL_MEMBER"),
    ("SCREENING_OFFICER", "PLANNING_OFFICER"),
}
WARNED = {("SCREENING_OFFICER", "SECRETARY")}


@pytest.mark.parametrize(("role", "other"), list(combinations(Role, 2)))
def test_two_roles_meet_only_where_the_table_says_so(role, other):
    both = {(role, other), (other, role)}
    expected = Meeting.ALLOWED if both & ALLOWED else Meeting.APART
    if both & WARNED:
        expected = Meeting.WARNED

    assert (meeting_of(role, other), meeting_of(other, role)) == (expected, expected)


@pytest.mark.parametrize("role", Role)
def test_a_role_meets_itself(role):
    assert meeting_of(role, role) is Meeting.ALLOWED
    assert role not in roles_apart_from(role)


@pytest.mark.parametrize(
    "alone", [Role.CANDIDATE, Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR]
)
def test_who_competes_watches_or_keeps_accounts_does_nothing_else(alone):
    assert roles_apart_from(alone) == set(Role) - {alone}


def test_who_marks_is_nothing_else_but_a_member_of_a_panel():
    assert roles_apart_from(Role.EXAMINER) == set(Role) - {Role.EXAMINER, Role.PANEL_MEMBER}


@pytest.mark.parametrize(("campaign", "other"), list(product(["", "A", "B"], repeat=2)))
def test_two_grants_meet_in_the_same_campaign_or_where_one_is_of_all(campaign, other):
    assert same_campaign(campaign, other) == (campaign == other or "" in (campaign, other))
