from dataclasses import replace

import pytest

from candidates.rules.application_status import ApplicationStatus
from candidates.rules.applications import screen_all
from candidates.rules.position_outcomes import ListState, outcomes, state_of
from candidates.rules.profile import Waiver
from tests.candidates.rules.workbooks import expected


@pytest.fixture(scope="module")
def applications(papers, people, entries, campaign, decisions):
    return screen_all(papers, people, entries, campaign, decisions)


@pytest.fixture(scope="module")
def states(applications, campaign):
    return outcomes(applications, campaign, {"VT11"})


def test_the_counts_of_every_position_are_reproduced(states):
    columns = {
        "rejected": ApplicationStatus.REJECTED,
        "withdrawn": ApplicationStatus.WITHDRAWN,
        "ineligible": ApplicationStatus.INELIGIBLE,
        "special_case_pending": ApplicationStatus.SPECIAL_CASE_PENDING,
        "eligible": ApplicationStatus.ELIGIBLE,
    }
    wanted = expected("positions")

    assert [position_state.position for position_state in states] == [
        row["position"] for row in wanted
    ]
    for position_state, row in zip(states, wanted, strict=True):
        assert str(position_state.registrations) == row["registrations"]
        assert str(position_state.minimum) == row["minimum"]
        assert {name: str(position_state.count(status)) for name, status in columns.items()} == {
            name: row[name] for name in columns
        }


def test_positions_that_are_not_held_are_reproduced(states):
    not_held = ("NOT_ENOUGH_CANDIDATES", "NO_REGISTRATION")
    wanted = {
        row["position"]: row["state"] for row in expected("positions") if row["state"] in not_held
    }

    assert {
        position_state.position: position_state.state
        for position_state in states
        if position_state.state in not_held
    } == wanted
    assert wanted == {"VT10": "NOT_ENOUGH_CANDIDATES", "VT12": "NO_REGISTRATION"}


@pytest.mark.parametrize(
    ("registrations", "eligible", "minimum", "waived", "state"),
    [
        (0, 0, 2, True, ListState.NO_REGISTRATION),
        (3, 2, 2, False, ListState.HELD),
        (3, 2, 2, True, ListState.HELD),
        (3, 1, 2, False, ListState.NOT_ENOUGH_CANDIDATES),
        (3, 1, 2, True, ListState.HELD_WITH_WAIVER),
        (3, 0, 2, True, ListState.NOT_ENOUGH_CANDIDATES),
        (3, 0, 0, False, ListState.NOT_ENOUGH_CANDIDATES),
    ],
)
def test_a_position_is_held_with_enough_people_or_a_waiver(
    registrations, eligible, minimum, waived, state
):
    assert state_of(registrations, eligible, minimum, waived) == state


def test_the_profile_may_know_no_waiver(applications, campaign):
    profile = replace(campaign.profile, waiver_of_min_candidates=Waiver.NEVER)

    states = outcomes(applications, replace(campaign, profile=profile), {"VT11"})

    assert {position_state.position: position_state.state for position_state in states}[
        "VT11"
    ] == "NOT_ENOUGH_CANDIDATES"
