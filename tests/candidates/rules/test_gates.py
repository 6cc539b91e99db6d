"""The gates of the eligible list and of the sealing, each check by itself."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.duties import Duty
from candidates.rules.gates import (
    ListFacts,
    PaperFacts,
    SealFacts,
    eligible_list_checks,
    seal_checks,
)
from exams.rules.checks import CheckLevel

ERROR, WARNING = CheckLevel.ERROR, CheckLevel.WARNING
WHOLE = ListFacts(screened=True, registrations=3, counted=3)
SAT = SealFacts(
    on=date(2026, 11, 4),
    exam_day=date(2026, 11, 4),
    numbered=True,
    posted_on=date(2026, 11, 3),
    post_by=date(2026, 11, 3),
)


def test_a_whole_list_passes():
    assert eligible_list_checks(WHOLE) == ()


@pytest.mark.parametrize(
    ("facts", "code", "level", "owner", "items"),
    [
        ({"screened": False}, "NOT_SCREENED_YET", ERROR, Duty.SCREEN, ()),
        ({"contested": ("HS1",)}, "IDENTITY_CONTESTED", ERROR, Duty.RECEIVE, ("HS1",)),
        ({"unmatched": ("HS1",)}, "PLANNING_MATCH_OPEN", ERROR, Duty.KEEP_PLANNING, ("HS1",)),
        ({"left_to_chair": ("HS1",)}, "PLANNING_MATCH_OF_CHAIR", ERROR, Duty.DECIDE, ("HS1",)),
        ({"without_secretary": ("HS1",)}, "ALL_SECRETARIES_TIED", ERROR, Duty.PREPARE, ("HS1",)),
        ({"without_screener": ("HS1",)}, "ALL_SCREENERS_TIED", ERROR, Duty.PREPARE, ("HS1",)),
        ({"without_chair": ("HS1",)}, "ALL_CHAIRS_TIED", ERROR, Duty.PREPARE, ("HS1",)),
        ({"supplements": ("HS1",)}, "SUPPLEMENT_OPEN", ERROR, Duty.SCREEN, ("HS1",)),
        ({"late": ("HS1",)}, "LATE_FILE_OPEN", ERROR, Duty.RECEIVE, ("HS1",)),
        ({"pleas": ("HS1",)}, "LATE_PLEA_OPEN", ERROR, Duty.RECEIVE, ("HS1",)),
        ({"pleas_at_second": ("HS1",)}, "LATE_PLEA_AT_SECOND", ERROR, Duty.DECIDE, ("HS1",)),
        ({"relations": ("HS1",)}, "RELATIONS_UNDECIDED", ERROR, Duty.PREPARE, ("HS1",)),
        ({"suggested_ties": ("HS1",)}, "TIES_SUGGESTED", WARNING, Duty.PREPARE, ("HS1",)),
        ({"undecided": ("HS1",)}, "UNDECIDED", ERROR, Duty.SCREEN, ("HS1",)),
        (
            {"undecided": ("HS1",), "differing": ("HS1",)},
            "OFFICERS_DIFFER",
            ERROR,
            Duty.DECIDE,
            ("HS1",),
        ),
        ({"changed": ("HS1",)}, "DECISION_OUTDATED", ERROR, Duty.SCREEN, ("HS1",)),
        (
            {"moved": (("HS1", "ELIGIBLE", "INELIGIBLE"),)},
            "SCREENING_OUTDATED",
            ERROR,
            Duty.SCREEN,
            ("HS1",),
        ),
        ({"counted": 2}, "TOTALS_DIFFER", ERROR, Duty.SCREEN, ()),
        ({"special_cases": ("HS1",)}, "SPECIAL_CASE_WAITS", WARNING, Duty.DECIDE, ("HS1",)),
        ({"not_posted": ("PORTAL",)}, "NOT_POSTED_PORTAL", WARNING, Duty.PREPARE, ()),
        ({"too_few": ("VT01",)}, "TOO_FEW_CANDIDATES", WARNING, Duty.DECIDE, ("VT01",)),
    ],
)
def test_what_a_list_lacks_is_found(facts, code, level, owner, items):
    [check] = eligible_list_checks(replace(WHOLE, **facts))

    assert (check.code, check.level, check.owner, check.items) == (code, level, owner, items)


def test_whom_the_rules_would_move_is_told_with_both_states():
    moved = (("HS1", "ELIGIBLE", "INELIGIBLE"), ("HS2", "INELIGIBLE", "ELIGIBLE"))

    [check] = eligible_list_checks(replace(WHOLE, moved=moved))

    assert check.items == ("HS1", "HS2")
    assert check.facts["moves"] == "HS1: ELIGIBLE → INELIGIBLE; HS2: INELIGIBLE → ELIGIBLE"


def test_scripts_of_a_sat_exam_are_sealed():
    assert seal_checks(SAT) == ()


@pytest.mark.parametrize(
    ("facts", "code", "level", "owner"),
    [
        ({"on": date(2026, 11, 3)}, "EXAM_DAY_NOT_REACHED", ERROR, Duty.SEAL),
        ({"numbered": False, "posted_on": None}, "NOT_NUMBERED", ERROR, Duty.PREPARE),
        ({"posted_on": None}, "LIST_NOT_POSTED", ERROR, Duty.PUBLISH),
        ({"unlisted": ("LD005",)}, "LIST_LACKS_NUMBERS", ERROR, Duty.PUBLISH),
        ({"posted_on": date(2026, 11, 4)}, "LIST_POSTED_LATE", WARNING, Duty.PUBLISH),
        ({"uncalled": ("LD001",)}, "ATTENDANCE_MISSING", ERROR, Duty.INVIGILATE),
        ({"proposed": ("LD001",)}, "DISQUALIFICATION_OPEN", ERROR, Duty.DECIDE),
        ({"special_cases": ("HS1",)}, "SPECIAL_CASE_UNANSWERED", ERROR, Duty.DECIDE),
        ({"relations": ("HS1",)}, "RELATIONS_UNDECIDED", ERROR, Duty.PREPARE),
        ({"short": ("VT01",)}, "TOO_FEW_LEFT", WARNING, Duty.DECIDE),
        ({"complaints": ("HS1",)}, "COMPLAINTS_OPEN", WARNING, Duty.DECIDE),
        (
            {"complaints": ("HS1",), "complaints_block": True},
            "COMPLAINTS_MUST_BE_ANSWERED",
            ERROR,
            Duty.DECIDE,
        ),
    ],
)
def test_what_a_sealing_lacks_is_found(facts, code, level, owner):
    [check] = seal_checks(replace(SAT, **facts))

    assert (check.code, check.level, check.owner) == (code, level, owner)


@pytest.mark.parametrize(
    "facts",
    [
        {"exam_day": None},
        {"post_by": None, "posted_on": date(2026, 11, 4)},
    ],
)
def test_what_is_not_known_blocks_nothing(facts):
    assert seal_checks(replace(SAT, **facts)) == ()


@pytest.mark.parametrize(
    ("paper", "codes"),
    [
        (PaperFacts(present=23, received=23, stubs=23), []),
        (PaperFacts(present=0, received=0, stubs=None), []),
        (PaperFacts(present=23, received=22, stubs=None), ["SCRIPTS_NOT_RECEIVED"]),
        (PaperFacts(present=23, received=24, stubs=24), ["SCRIPTS_NOT_RECEIVED"]),
        (PaperFacts(present=23, received=23, stubs=None), ["ENVELOPE_NOT_SEALED"]),
    ],
)
def test_on_paper_every_present_script_has_a_received_code_and_the_stubs_are_sealed(paper, codes):
    checks = seal_checks(replace(SAT, paper=paper))

    assert [check.code for check in checks] == codes
    assert {(check.level, check.owner) for check in checks} <= {(ERROR, Duty.SEAL)}


def test_scripts_are_counted_once_everybody_was_called():
    paper = PaperFacts(present=20, received=0, stubs=None)

    [check] = seal_checks(replace(SAT, uncalled=("LD001",), paper=paper))

    assert check.code == "ATTENDANCE_MISSING"
