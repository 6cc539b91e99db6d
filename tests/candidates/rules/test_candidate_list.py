from dataclasses import replace
from datetime import date

import pytest

from candidates.rules.application_status import ApplicationStatus
from candidates.rules.applications import screen_all
from candidates.rules.candidate_list import listed
from candidates.rules.position_outcomes import outcomes
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


def test_equal_names_are_ordered_by_birth_date(applications, states):
    application = next(each for each in applications if each.status == ApplicationStatus.ELIGIBLE)
    older = replace(application.person, citizen_id="999", born=date(1950, 1, 1))
    other = replace(
        application, person=older, registration=replace(application.registration, citizen_id="999")
    )

    lines = listed((application, other), states, prefix="LD", digits=3)

    assert [line.person for line in lines] == [older, application.person]
