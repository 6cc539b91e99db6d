import pytest

from accounts.rules.duties import DUTIES, Duty, Role
from exams.rules.deadline_rules import OF_THE_OFFICE
from exams.rules.enums import PartKind
from results.rules.calendar_duties import ALL_STEPS, STEPS_OF, parts_for, steps_for


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CHAIR, Role.SUPERVISOR, Role.AUDITOR])
def test_who_leads_or_watches_has_every_day(role):
    assert steps_for(DUTIES[role]) == ALL_STEPS
    assert parts_for(DUTIES[role]) == set(PartKind)


def test_a_candidate_has_no_day_of_the_office():
    assert steps_for(DUTIES[Role.CANDIDATE]) == ALL_STEPS - OF_THE_OFFICE


def test_who_marks_has_the_days_of_the_marking_alone():
    assert steps_for(DUTIES[Role.EXAMINER]) == {
        "P7_WRITTEN_EXAM",
        "P11_MARKING",
        "P13_REMARK_MARKING",
    }
    assert parts_for(DUTIES[Role.EXAMINER]) == set()


def test_a_panel_has_the_day_of_the_defence():
    assert (steps_for({Duty.SCORE_DEFENCE}), parts_for({Duty.SCORE_DEFENCE})) == (
        set(),
        {PartKind.PROPOSAL},
    )


def test_without_a_duty_there_is_no_day():
    assert (steps_for(()), parts_for(DUTIES[Role.ADMINISTRATOR])) == (set(), set())


def test_every_step_that_is_named_is_one_of_the_table():
    assert frozenset().union(*STEPS_OF.values()) <= ALL_STEPS
