"""Marking opens when whoever is to mark is there; the missing are named."""

import pytest

from accounts.rules.duties import Duty
from exams.rules.checks import CheckLevel
from grading.rules.readiness import ExaminerFacts, PanelFacts, examiner_checks, panel_checks

ERROR = CheckLevel.ERROR


def test_two_examiners_who_have_stated_and_whole_panels_let_marking_open():
    assert examiner_checks(ExaminerFacts(examiners=("An", "Bình"))) == ()
    assert panel_checks(PanelFacts(seated={"VT01": 5, "VT02": 7}, least=5)) == ()
    assert panel_checks(PanelFacts(seated={}, least=5)) == ()


@pytest.mark.parametrize(
    ("examiners", "missing", "names"), [((), 2, "–"), (("An",), 1, "An")], ids=["nobody", "one"]
)
def test_too_few_examiners_block_and_who_is_there_is_named(examiners, missing, names):
    [check] = examiner_checks(ExaminerFacts(examiners=examiners))

    assert (check.code, check.level, check.owner) == ("EXAMINERS_MISSING", ERROR, Duty.PREPARE)
    assert check.facts == {"count": len(examiners), "missing": missing, "names": names}


def test_an_examiner_who_owes_the_statement_is_named():
    [check] = examiner_checks(ExaminerFacts(examiners=("An", "Bình"), unstated=("Bình",)))

    assert (check.code, check.level, check.owner) == ("STATEMENTS_OWED", ERROR, Duty.MARK)
    assert check.facts["names"] == "Bình"


def test_a_missing_panel_and_one_that_is_too_small_are_named_by_position():
    checks = panel_checks(PanelFacts(seated={"VT03": 4, "VT01": 0, "VT02": 5}, least=5))

    told = [(check.code, check.level, check.owner, check.items) for check in checks]
    assert told == [
        ("PANEL_MISSING", ERROR, Duty.DECIDE, ("VT01",)),
        ("PANEL_SHORT", ERROR, Duty.DECIDE, ("VT03",)),
    ]
    assert checks[1].facts["panels"] == "VT03 (4)"
