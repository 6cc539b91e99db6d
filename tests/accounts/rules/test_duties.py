"""Which role carries which duty, and which acts need two persons."""

import pytest

from accounts.rules.approvals import ALWAYS, RequestState, needs_two
from accounts.rules.duties import Duty, Role, roles_with


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
