"""Every duty says what it reaches, and the roles that two persons grant follow from it."""

import pytest

from accounts.rules.duties import DUTIES, Duty, Role
from accounts.rules.sensitive import REACH, SENSITIVE, Reach, reaches_of
from tests.architecture.test_actions import actions

# What these write is a mark, a code, or what is published; the others of their apps gather it.
OF_MARKS_AND_CODES = ("grading.actions.", "results.actions.")
# What an authority outside decided is entered from its paper: no mark, no code, no published list.
FROM_OUTSIDE = "results.actions.appointments"
# Acts of two persons begin with these: what they ask for, a sensitive role applies.
FIRST_OF_TWO = {Duty.PREPARE, Duty.DRAW_LOTS}


def duties_of_marks():
    """Return the duties by which marks, codes and published lists are written."""
    declared = [each.values[0] for each in actions()]
    return {
        duty
        for action in declared
        if action.__module__.startswith(OF_MARKS_AND_CODES) and action.__module__ != FROM_OUTSIDE
        for duty in action.declaration.duties
    }


def test_every_duty_says_what_it_reaches():
    assert set(REACH) == set(Duty)


def test_whoever_writes_marks_codes_or_what_is_published_is_sensitive():
    nothing = {duty for duty in duties_of_marks() if REACH[duty] is Reach.NOTHING}

    assert nothing <= FIRST_OF_TWO
    assert {Duty.MARK, Duty.SETTLE, Duty.PUBLISH, Duty.OPEN_SEALS} <= duties_of_marks()


@pytest.mark.parametrize("role", Role)
def test_a_role_is_sensitive_as_any_of_its_duties_is(role):
    assert (role in SENSITIVE) == any(REACH[duty] is not Reach.NOTHING for duty in DUTIES[role])


def test_what_each_sensitive_role_reaches():
    assert {role: set(reaches_of(role)) for role in SENSITIVE} == {
        Role.CUSTODIAN: {Reach.CODES},
        Role.EXAMINER: {Reach.MARKS},
        Role.PANEL_MEMBER: {Reach.MARKS},
        Role.HEAD_OF_MARKING: {Reach.MARKS},
        Role.CHAIR: {Reach.MARKS, Reach.PUBLICATION},
        Role.SUPERVISOR: {Reach.MARKS, Reach.CODES},
        Role.ADMINISTRATOR: {Reach.ACCOUNTS},
    }
