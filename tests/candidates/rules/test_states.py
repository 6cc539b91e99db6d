"""The states of a registration hold every outcome of screening, under the same word."""

from candidates.models import Application
from candidates.rules.application_status import ApplicationStatus
from candidates.rules.enums import ApplicationState


def test_every_outcome_of_screening_is_a_state():
    before = {ApplicationState.DRAFT, ApplicationState.SUBMITTED}

    assert {str(state) for state in set(ApplicationState) - before} == set(ApplicationStatus)


def test_a_registration_can_be_in_every_state_and_in_no_other():
    assert list(ApplicationState) == Application.STATES
    assert {type(state) for state in Application.STATES} == {str}
