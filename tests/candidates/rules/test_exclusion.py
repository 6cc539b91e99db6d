from datetime import date

import pytest

from candidates.rules.exclusion import CLAUSES, EXCUSES, exclusion
from candidates.rules.facts import Discipline, SpecialStatus
from exams.rules.enums import DisciplineForm
from tests.candidates.rules.people import ON, asked, figure, outcome, person

REPRIMAND, WARNING = DisciplineForm.REPRIMAND, DisciplineForm.WARNING


def disciplined(*own, **parameters):
    return exclusion(
        person(disciplines=tuple(Discipline(*discipline) for discipline in own)),
        asked(**parameters),
    )


def in_state(code, starts_on=date(2026, 9, 1), ends_on=None):
    return exclusion(person(statuses=(SpecialStatus(code, starts_on, ends_on),)), asked())


def test_nothing_against_a_person_passes():
    finding = exclusion(person(), asked())

    assert outcome(finding) == ("PASS", "")
    assert finding.figures == (("reference", "2026-10-06"),)


@pytest.mark.parametrize(
    ("form", "decided"),
    [
        (REPRIMAND, date(2024, 10, 7)),
        (WARNING, date(2023, 10, 7)),
        (DisciplineForm.REMOVAL, date(2021, 10, 7)),
    ],
)
def test_a_waiting_period_binds_until_the_eve_of_its_end(form, decided):
    over = date(decided.year, decided.month, decided.day - 1)

    assert outcome(disciplined((form, decided))) == ("FAIL", "WAITING_PERIOD")
    assert outcome(disciplined((form, over))) == ("PASS", "")


def test_a_waiting_period_is_told_with_its_end():
    finding = disciplined((REPRIMAND, date(2024, 10, 5)), (WARNING, date(2020, 1, 1)))

    assert figure(finding, "discipline1") == "REPRIMAND 2024-10-05 +24m ends 2026-10-05"
    assert figure(finding, "discipline2") == "WARNING 2020-01-01 +36m ends 2023-01-01"


def test_the_profile_sets_the_waiting_periods():
    finding = disciplined((REPRIMAND, date(2024, 10, 5)), discipline_wait_months=((REPRIMAND, 25),))

    assert outcome(finding) == ("FAIL", "WAITING_PERIOD")


def test_a_form_without_a_waiting_period_needs_a_decision():
    finding = disciplined((DisciplineForm.DOWNGRADING, date(2020, 12, 9)))

    assert outcome(finding) == ("NEEDS_DECISION", "DISCIPLINE_FORM_NOT_IN_PROFILE")


def test_a_failure_outweighs_the_need_of_a_decision():
    finding = disciplined(
        (DisciplineForm.DOWNGRADING, date(2020, 12, 9)), (REPRIMAND, date(2026, 1, 1))
    )

    assert outcome(finding) == ("FAIL", "WAITING_PERIOD")


def test_a_dismissal_bars_for_good():
    finding = disciplined((DisciplineForm.DISMISSAL, date(1999, 1, 1)))

    assert outcome(finding) == ("FAIL", "DISMISSED")


@pytest.mark.parametrize("code", sorted(CLAUSES))
def test_every_state_of_the_exclusion_list_fails(code):
    assert outcome(in_state(code)) == ("FAIL", code)


def test_a_state_is_told_with_its_clause_and_its_days():
    open_one, closed = in_state("WORK_SUSPENDED"), in_state("DENUNCIATION", ends_on=ON)

    assert figure(open_one, "status") == "WORK_SUSPENDED 29(9)d from 2026-09-01 to open"
    assert figure(closed, "status") == "DENUNCIATION 29(9)d from 2026-09-01 to 2026-10-06"


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "verdict"),
    [
        (ON, ON, "FAIL"),
        (date(2026, 10, 7), None, "PASS"),
        (date(2026, 1, 1), date(2026, 10, 5), "PASS"),
    ],
)
def test_a_state_holds_on_both_its_days(starts_on, ends_on, verdict):
    assert outcome(in_state("DETAINED", starts_on, ends_on))[0] == verdict


@pytest.mark.parametrize("code", EXCUSES)
def test_an_excuse_excludes_nobody(code):
    assert outcome(in_state(code)) == ("PASS", "")


def test_a_state_the_list_does_not_know_needs_a_decision():
    assert outcome(in_state("SOMETHING")) == ("NEEDS_DECISION", "STATUS_NOT_IN_EXCLUSION_LIST")


def test_the_profile_may_leave_a_clause_out_of_the_list():
    own = person(statuses=(SpecialStatus("DENUNCIATION", date(2026, 9, 1), None),))

    assert outcome(exclusion(own, asked(exclusion_list=("29(9)a",)))) == ("PASS", "")
