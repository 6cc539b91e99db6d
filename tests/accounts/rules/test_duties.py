"""Which roles lie apart, and which role carries which duty (regulations 4.3)."""

from itertools import product

import pytest

from accounts.rules.approvals import ALWAYS, RequestState, needs_two
from accounts.rules.duties import Duty, Role, may_hold_both, roles_with


@pytest.mark.parametrize("alone", [Role.CANDIDATE, Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_who_competes_watches_or_keeps_accounts_does_nothing_else(alone):
    others = [role for role in Role if role is not alone]

    assert not any(may_hold_both(alone, other) for other in others)


@pytest.mark.parametrize(
    ("role", "other"),
    [
        (Role.CUSTODIAN, Role.EXAMINER),
        (Role.CUSTODIAN, Role.SECRETARY),
        (Role.EXAMINER, Role.CHAIR),
        (Role.EXAMINER, Role.INVIGILATOR),
        (Role.HEAD_OF_MARKING, Role.INVIGILATOR),
        (Role.HEAD_OF_MARKING, Role.SECRETARY),
    ],
)
def test_who_knows_the_names_does_not_touch_the_marks(role, other):
    assert not may_hold_both(role, other)


@pytest.mark.parametrize(
    ("role", "other"),
    [
        (Role.EXAMINER, Role.PANEL_MEMBER),
        (Role.CHAIR, Role.PANEL_MEMBER),
        (Role.SECRETARY, Role.SCREENING_OFFICER),
    ],
)
def test_other_roles_may_go_together(role, other):
    assert may_hold_both(role, other)


def test_it_does_not_matter_which_role_came_first():
    assert all(
        may_hold_both(role, other) == may_hold_both(other, role)
        for role, other in product(Role, Role)
    )


@pytest.mark.parametrize(
    ("duty", "roles"),
    [
        (Duty.MARK, {Role.EXAMINER}),
        (Duty.OPEN_SEALS, {Role.CUSTODIAN, Role.SUPERVISOR}),
        (Duty.READ_TRAIL, {Role.SUPERVISOR, Role.AUDITOR}),
        (Duty.PUBLISH, {Role.CHAIR}),
    ],
)
def test_the_roles_that_carry_a_duty(duty, roles):
    assert roles_with(duty) == roles


@pytest.mark.parametrize("kind", sorted(ALWAYS))
def test_no_profile_takes_the_second_person_away(kind):
    assert needs_two(kind, [])


def test_a_profile_may_ask_for_a_second_person_elsewhere():
    assert needs_two("CANCEL_CAMPAIGN", ["CANCEL_CAMPAIGN"])
    assert not needs_two("CANCEL_CAMPAIGN", ["ANNOUNCE"])


def test_only_an_open_request_can_still_be_decided():
    assert [state for state in RequestState if not state.is_final] == [RequestState.OPEN]
