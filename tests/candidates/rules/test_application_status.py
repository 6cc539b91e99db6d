from candidates.rules.application_status import ApplicationStatus, status
from candidates.rules.findings import failed, undecided, warned

WARNED = warned("E12", "NO_STATE_MANAGEMENT_CERTIFICATE")
FAILED = failed("E09", "RATING_MISSING")
ASKED = undecided("E05", "LESS_THAN_FULL_TERM", ())
OUTSIDE = undecided("E01", "OUTSIDE_PLANNING", ()), undecided("E03", "SPECIAL_CASE", ())
REFUSED = failed("X02", "PERSON_NOT_FOUND")


def outcome(*findings, withdrawn=False, **decisions):
    return status(findings, decisions, withdrawn=withdrawn)


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
