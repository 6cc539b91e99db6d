from datetime import date

import pytest

from candidates.rules.eligibility import (
    FILE_RULES,
    PERSON_RULES,
    ApplicationStatus,
    Paper,
    claim_of,
    screen,
    status,
)
from candidates.rules.findings import failed, undecided, warned
from tests.candidates.rules.people import campaign, entry, paper, person, position

EVERY_RULE = (
    *("E01", "E02", "E04", "E05", "E07", "E08", "E09", "E10", "E11", "E12", "E13", "E14", "E15"),
    *("E23", "E16", "E17", "E18", "E19", "E24"),
)
WARNED = warned("E12", "NO_STATE_MANAGEMENT_CERTIFICATE")
FAILED = failed("E09", "RATING_MISSING")
ASKED = undecided("E05", "LESS_THAN_FULL_TERM", ())
OUTSIDE = undecided("E01", "OUTSIDE_PLANNING", ()), undecided("E03", "SPECIAL_CASE", ())
REFUSED = failed("X02", "PERSON_NOT_FOUND")


def screened(registration, cadre, opened=None):
    case = Paper(registration, cadre, (entry(),))
    return screen(case, (registration,), campaign(opened or position()))


def outcome(*findings, withdrawn=False, **decisions):
    return status(findings, decisions, withdrawn=withdrawn)


def test_every_rule_is_applied_in_order():
    demanding = position(
        party_member_required=True,
        age_under=50,
        language_min="B1",
        experience_field="Nội vụ",
        experience_months=12,
    )

    findings = screened(paper(), person(), demanding)

    assert tuple(finding.rule for finding in findings) == EVERY_RULE
    assert {finding.verdict for finding in findings} == {"PASS"}


def test_no_rule_is_skipped_after_a_failure():
    findings = screened(paper(truthful=False), person(ratings=(), nationalities=()))

    assert [finding.rule for finding in findings if finding.verdict == "FAIL"] == [
        "E04",
        "E09",
        "E19",
    ]


def test_of_a_refused_paper_only_the_refusal_is_told():
    findings = screened(paper(received_on=None, truthful=False), person())

    assert [finding.rule for finding in findings] == ["X03"]


def test_a_withdrawn_paper_is_not_screened():
    withdrawn = paper(withdrawn_on=date(2026, 10, 1), truthful=False)

    assert screened(withdrawn, person()) == ()


def test_a_paper_without_a_person_or_a_position_claims_nothing():
    opened = campaign()

    assert claim_of(Paper(paper(), None), opened) is None
    assert claim_of(Paper(paper(position="VT99"), person()), opened) is None
    assert claim_of(Paper(paper(), person(), (entry(),)), opened).group == "A_PLANNED_ON_SITE"


@pytest.mark.parametrize("rule", [*PERSON_RULES, *FILE_RULES])
def test_every_rule_states_its_code_and_its_source(rule):
    first, *rest = rule.__doc__.splitlines()

    assert first[:5] in {f"{code}. " for code in (*EVERY_RULE, "E06")}
    assert "Source: regulations" in " ".join(rest)


def test_nothing_against_it_makes_a_paper_eligible():
    assert outcome() == ApplicationStatus.ELIGIBLE
    assert outcome(WARNED) == ApplicationStatus.ELIGIBLE


def test_the_first_status_that_holds_is_taken():
    assert outcome(REFUSED, withdrawn=True) == ApplicationStatus.REJECTED
    assert outcome(FAILED, withdrawn=True) == ApplicationStatus.WITHDRAWN
    assert outcome(FAILED, ASKED) == ApplicationStatus.INELIGIBLE
    assert outcome(ASKED) == ApplicationStatus.SPECIAL_CASE_PENDING


def test_a_decision_settles_what_a_rule_asks():
    assert outcome(ASKED, E05=True) == ApplicationStatus.ELIGIBLE
    assert outcome(ASKED, E05=False) == ApplicationStatus.INELIGIBLE


def test_every_question_must_be_answered():
    other = undecided("E08", "LESS_THAN_MINIMUM_MONTHS", ())

    assert outcome(ASKED, other, E05=True) == ApplicationStatus.SPECIAL_CASE_PENDING
    assert outcome(ASKED, other, E08=False) == ApplicationStatus.INELIGIBLE


def test_a_decision_never_heals_a_failure_nor_harms_a_pass():
    assert outcome(FAILED, E09=True) == ApplicationStatus.INELIGIBLE
    assert outcome(WARNED, E12=False) == ApplicationStatus.ELIGIBLE


def test_one_decision_on_the_special_case_settles_both_rules():
    assert outcome(*OUTSIDE) == ApplicationStatus.SPECIAL_CASE_PENDING
    assert outcome(*OUTSIDE, E03=True) == ApplicationStatus.ELIGIBLE
    assert outcome(*OUTSIDE, E03=False) == ApplicationStatus.INELIGIBLE


def test_a_special_case_of_equivalence_is_settled_by_its_own_rule():
    equivalent = undecided("E01", "EQUIVALENT_IS_SPECIAL_CASE", ())

    assert outcome(equivalent, E01=True) == ApplicationStatus.ELIGIBLE
    assert outcome(equivalent, E01=False, E03=True) == ApplicationStatus.INELIGIBLE
