from datetime import date

import pytest

from candidates.rules.admission import (
    admit,
    citizen_number,
    in_the_window,
    known_person,
    open_position,
    same_person,
)
from tests.candidates.rules.people import DATES, outcome, paper, person


def reasons(findings):
    return [(finding.rule, *outcome(finding)) for finding in findings]


def test_a_plain_paper_is_admitted_without_a_word():
    assert admit(paper(), person(), DATES, is_open=True) == ()


def test_a_malformed_number_refuses_the_paper_and_nobody_is_looked_for():
    finding = admit(paper(citizen_id="1"), None, DATES, is_open=True)

    assert reasons(finding) == [("X01", "FAIL", "CCCD_LENGTH")]


def test_a_number_with_lost_zeros_is_still_refused():
    finding = citizen_number(paper(citizen_id="1090000001"), None, DATES)

    assert reasons(finding) == [("X01", "FAIL", "CCCD_LOST_ZERO")]
    assert finding[0].figures == (("citizen_id", "1090000001"),)


def test_another_sex_or_year_than_the_facts_is_a_warning_each():
    finding = citizen_number(paper(citizen_id="001191000001"), person(), DATES)

    assert reasons(finding) == [
        ("X01", "WARN", "CCCD_SEX_MISMATCH"),
        ("X01", "WARN", "CCCD_YEAR_MISMATCH"),
    ]


def test_a_number_that_nobody_has_refuses_the_paper():
    finding = known_person(paper(), None)

    assert reasons(finding) == [("X02", "FAIL", "PERSON_NOT_FOUND")]


@pytest.mark.parametrize("received", [DATES.registration_opens, DATES.registration_closes])
def test_both_ends_of_the_window_are_in_it(received):
    assert in_the_window(paper(received_on=received), DATES) == ()


@pytest.mark.parametrize("received", [date(2026, 9, 6), date(2026, 10, 7), None])
def test_a_paper_outside_the_window_is_refused(received):
    finding = in_the_window(paper(received_on=received), DATES)

    assert reasons(finding) == [("X03", "FAIL", "OUTSIDE_REGISTRATION_WINDOW")]


def test_a_position_that_is_not_open_refuses_the_paper():
    finding = open_position(paper(position="VT99"), is_open=False)

    assert reasons(finding) == [("X04", "FAIL", "POSITION_NOT_IN_CAMPAIGN")]


def test_another_name_or_birth_date_is_a_warning_each():
    finding = same_person(paper(name="Trần Mẫu", born=date(1990, 4, 5)), person())

    assert reasons(finding) == [
        ("X05", "WARN", "NAME_DIFFERS"),
        ("X05", "WARN", "BIRTH_DATE_DIFFERS"),
    ]


def test_case_and_the_place_of_tone_marks_are_no_difference():
    finding = same_person(paper(name="TRẦN THỊ  HOÀ"), person(name="Trần Thị Hòa"))

    assert finding == ()


def test_a_birth_year_alone_differs_only_by_the_year():
    own = person(born=date(1990, 1, 1), born_year_only=True)

    assert same_person(paper(born=date(1990, 5, 4)), own) == ()
    assert len(same_person(paper(born=date(1991, 1, 1)), own)) == 1


def test_a_birth_date_that_is_not_given_does_not_differ():
    assert same_person(paper(born=None), person()) == ()


def test_every_reason_of_refusal_is_told():
    findings = admit(paper(received_on=None), None, DATES, is_open=False)

    assert [finding.rule for finding in findings] == ["X02", "X03", "X04"]
