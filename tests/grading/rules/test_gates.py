"""The gates of marking, of the defence and of the ranking, each check by itself."""

from dataclasses import replace
from datetime import date

import pytest

from accounts.rules.duties import Duty
from exams.rules.checks import CheckLevel
from grading.rules.enums import Pending, PositionState
from grading.rules.gates import (
    DefenceFacts,
    OfficialFacts,
    close_defence_checks,
    close_marking_checks,
    draw_checks,
    official_checks,
    results_checks,
)

ERROR, WARNING = CheckLevel.ERROR, CheckLevel.WARNING
UNTIL = date(2026, 11, 25)
ENDED = OfficialFacts(on=date(2026, 11, 26), remark_until=UNTIL, pending={})
WRITTEN = [
    (Pending.THIRD_MARKER, Duty.SETTLE),
    (Pending.HEAD_DISCUSSION, Duty.SETTLE),
    (Pending.COLLECTIVE_MARKING, Duty.SETTLE),
    (Pending.DIALOGUE, Duty.DECIDE),
    (Pending.SANCTION_DECISION, Duty.DECIDE),
]


def told(checks):
    return [(check.code, check.level, check.owner, check.items) for check in checks]


@pytest.mark.parametrize(
    "checks",
    [
        close_marking_checks({}),
        official_checks(ENDED),
        draw_checks({}),
        close_defence_checks(DefenceFacts(pending={})),
        results_checks({}),
    ],
)
def test_where_nothing_is_open_nothing_is_found(checks):
    assert checks == ()


def test_a_missing_mark_blocks_the_freezing():
    checks = close_marking_checks({"ABC123": Pending.MARKS})

    assert told(checks) == [("MARKS_MISSING", ERROR, Duty.MARK, ("ABC123",))]


@pytest.mark.parametrize(
    ("pending", "owner"), [(Pending.THIRD_MARKER, Duty.ALLOCATE), *WRITTEN[1:3]]
)
def test_what_the_arithmetic_left_open_is_named_before_the_freezing(pending, owner):
    checks = close_marking_checks({"ABC123": pending})

    assert told(checks) == [(f"OPEN_{pending}", WARNING, owner, ("ABC123",))]


def test_written_results_are_official_after_they_were_published():
    checks = official_checks(replace(ENDED, remark_until=None))

    assert told(checks) == [("NOT_PUBLISHED_YET", ERROR, Duty.PUBLISH, ())]


def test_written_results_are_official_after_the_last_day_of_the_remark():
    [check] = official_checks(replace(ENDED, on=UNTIL))

    assert (check.code, check.level, check.facts["until"]) == (
        "REMARK_WINDOW_OPEN",
        ERROR,
        "25/11/2026",
    )


@pytest.mark.parametrize("pending", [Pending.REMARKS, Pending.REMARK_THIRD_MARKER])
def test_a_remark_that_nobody_marked_blocks_the_official_list(pending):
    checks = official_checks(replace(ENDED, pending={"LD001": (pending,)}))

    assert told(checks) == [("REMARKS_UNMARKED", ERROR, Duty.ALLOCATE, ("LD001",))]


def test_a_disqualification_that_the_chair_has_not_decided_blocks_the_official_list():
    checks = official_checks(replace(ENDED, proposed=("LD001",)))

    assert told(checks) == [("DISQUALIFICATION_OPEN", ERROR, Duty.DECIDE, ("LD001",))]


@pytest.mark.parametrize(("pending", "owner"), WRITTEN)
def test_what_the_written_part_left_open_is_named_at_both_later_gates(pending, owner):
    of_all = {"LD001": (pending,), "LD002": ()}

    expected = [(f"OPEN_{pending}", WARNING, owner, ("LD001",))]
    assert told(official_checks(replace(ENDED, pending=of_all))) == expected
    assert told(draw_checks(of_all)) == expected


def test_one_score_may_wait_for_two_things():
    checks = draw_checks({"LD001": (Pending.DIALOGUE, Pending.SANCTION_DECISION)})

    assert [check.code for check in checks] == ["OPEN_DIALOGUE", "OPEN_SANCTION_DECISION"]


@pytest.mark.parametrize(
    ("facts", "code", "level", "owner", "items"),
    [
        ({"unseated": ("VT01",)}, "PANEL_MISSING", ERROR, Duty.DECIDE, ("VT01",)),
        ({"uncalled": ("LD001",)}, "ATTENDANCE_MISSING", ERROR, Duty.INVIGILATE, ("LD001",)),
        ({"proposed": ("LD001",)}, "DISQUALIFICATION_OPEN", ERROR, Duty.DECIDE, ("LD001",)),
        ({"unfinished": ("LD001",)}, "SLIPS_UNFINISHED", ERROR, Duty.SCORE_DEFENCE, ("LD001",)),
        ({"unscored": ("LD001",)}, "OPEN_SEAT", WARNING, Duty.DECIDE, ("LD001",)),
        (
            {"pending": {"LD001": (Pending.PANEL_SLIPS,)}},
            "PANEL_SLIPS_MISSING",
            ERROR,
            Duty.SCORE_DEFENCE,
            ("LD001",),
        ),
        (
            {"pending": {"LD001": (Pending.PANEL_HEAD_DECISION,)}},
            "OPEN_PANEL_HEAD_DECISION",
            WARNING,
            Duty.DECIDE,
            ("LD001",),
        ),
        (
            {"pending": {"LD001": (Pending.SANCTION_DECISION,)}},
            "OPEN_SANCTION_DECISION",
            WARNING,
            Duty.DECIDE,
            ("LD001",),
        ),
    ],
)
def test_what_a_defence_lacks_is_found(facts, code, level, owner, items):
    checks = close_defence_checks(replace(DefenceFacts(pending={}), **facts))

    assert told(checks) == [(code, level, owner, items)]


@pytest.mark.parametrize("state", PositionState)
def test_every_open_position_is_named_and_no_other(state):
    checks = results_checks({"VT01": state, "VT02": PositionState.DECIDED})

    expected = [(f"POSITION_{state}", WARNING, Duty.DECIDE, ("VT01",))] if state.is_open else []
    assert told(checks) == expected
