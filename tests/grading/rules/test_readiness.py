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


@pytest.mark.parametrize("seated", [{"VT01": 0}, {"VT01": 4}], ids=["missing", "short"])
def test_the_reserve_of_the_board_is_offered_where_a_panel_lacks_somebody(seated):
    offered = PanelFacts(seated=seated, least=5, vacated=("An",), reserve=("Bình", "Chi"))

    [_, check] = panel_checks(offered)

    assert (check.code, check.level, check.owner) == ("PANEL_RESERVE", ERROR, Duty.PREPARE)
    assert check.facts == {"names": "An", "reserve": "Bình, Chi"}


@pytest.mark.parametrize(
    ("seated", "vacated", "reserve"),
    [(5, ("An",), ("Bình",)), (4, (), ("Bình",)), (4, ("An",), ())],
    ids=["whole", "no empty seat", "no reserve"],
)
def test_no_reserve_is_offered_where_it_would_fill_nothing(seated, vacated, reserve):
    facts = PanelFacts(seated={"VT01": seated}, least=5, vacated=vacated, reserve=reserve)
    assert "PANEL_RESERVE" not in [check.code for check in panel_checks(facts)]


def test_a_missing_panel_and_one_that_is_too_small_are_named_by_position():
    checks = panel_checks(PanelFacts(seated={"VT03": 4, "VT01": 0, "VT02": 5}, least=5))

    told = [(check.code, check.level, check.owner, check.items) for check in checks]
    assert told == [
        ("PANEL_MISSING", ERROR, Duty.DECIDE, ("VT01",)),
        ("PANEL_SHORT", ERROR, Duty.DECIDE, ("VT03",)),
    ]
    assert checks[1].facts["panels"] == "VT03 (4)"
