from dataclasses import replace
from datetime import date

import pytest

from candidates.rules.applications import screen_all
from candidates.rules.candidate_list import ListState, listed, outcomes, state_of
from candidates.rules.conditions import Waiver
from candidates.rules.eligibility import ApplicationStatus
from tests.candidates.rules.workbooks import expected


@pytest.fixture(scope="module")
def applications(papers, people, entries, campaign, decisions):
    return screen_all(papers, people, entries, campaign, decisions)


@pytest.fixture(scope="module")
def states(applications, campaign):
    return outcomes(applications, campaign, {"VT11"})


@pytest.fixture(scope="module")
def lines(applications, states):
    return listed(applications, states, prefix="LD", digits=3)


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


def test_the_list_of_the_eligible_is_reproduced(lines):
    actual = [
        {
            "no": str(number),
            "candidate_number": line.number,
            "citizen_id": line.person.citizen_id,
            "name": line.person.name,
            "birth": str(line.person.born.year if line.person.born_year_only else line.person.born),
            "sex": line.person.sex,
            "current_post": line.person.current_post,
            "unit": line.person.unit_name,
            "position": line.application.registration.position,
            "position_state": line.state,
        }
        for number, line in enumerate(lines, start=1)
    ]

    assert len(actual) == 53
    assert actual == expected("eligible-list")


def test_the_candidate_numbers_of_the_register_are_reproduced(lines):
    wanted = {row["row"]: row["candidate_number"] for row in expected("applications")}

    finding = {str(line.application.registration.row): line.number for line in lines}

    assert finding == {row: number for row, number in wanted.items() if row in finding}
    assert not any(number for row, number in wanted.items() if row not in finding)


def test_the_order_of_the_register_does_not_change_the_list(applications, states, lines):
    assert listed(applications[::-1], states, prefix="LD", digits=3) == lines


def test_a_person_eligible_for_two_positions_has_one_number(applications, states):
    application = next(each for each in applications if each.status == ApplicationStatus.ELIGIBLE)
    other = replace(
        application, registration=replace(application.registration, row=900, position="VT11")
    )

    lines = listed((application, other), states, prefix="TT", digits=2)

    assert [line.number for line in lines] == ["TT01", "TT01"]


def test_where_the_exam_is_not_held_nobody_has_a_number_there(applications, states):
    application = next(each for each in applications if each.status == ApplicationStatus.ELIGIBLE)
    other = replace(
        application, registration=replace(application.registration, row=900, position="VT10")
    )

    lines = listed((application, other), states, prefix="LD", digits=3)

    assert {line.application.registration.position: line.number for line in lines} == {
        "VT04": "LD001",
        "VT10": "",
    }


def test_one_who_is_not_in_the_facts_is_not_listed(applications, states):
    application = next(each for each in applications if each.status == ApplicationStatus.ELIGIBLE)
    strangers = (
        replace(application, person=None),
        replace(
            application, person=None, registration=replace(application.registration, born=None)
        ),
    )

    assert listed(strangers, states, prefix="LD", digits=3) == ()


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


def test_equal_names_are_ordered_by_birth_date(applications, states):
    application = next(each for each in applications if each.status == ApplicationStatus.ELIGIBLE)
    older = replace(application.person, citizen_id="999", born=date(1950, 1, 1))
    other = replace(
        application, person=older, registration=replace(application.registration, citizen_id="999")
    )

    lines = listed((application, other), states, prefix="LD", digits=3)

    assert [line.person for line in lines] == [older, application.person]
