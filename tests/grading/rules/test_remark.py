"""The remark (regulations 5.5), with vectors D11 to D16 of 9.3 and R04 to R06 of 9.2."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from exams.rules.enums import Aggregation, PartKind
from exams.rules.scoring import Scoring
from grading.rules.enums import Flip, Pending, RemarkBranch, RemarkState
from grading.rules.remark import (
    RemarkAnswer,
    RemarkChange,
    Remarked,
    Request,
    answer,
    change,
    remarked,
)

SCORING = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
DAY, UNTIL = date(2026, 11, 25), date(2026, 11, 25)


def asked(*points: str, dialogue: str | None = None, on: date = DAY) -> Request:
    decided = None if dialogue is None else Decimal(dialogue)
    return Request(on, *(Decimal(each) for each in points), dialogue=decided)


@pytest.mark.parametrize(
    ("vector", "request_", "branch", "points"),
    [
        ("D11", asked("72", "72"), RemarkBranch.EQUAL, "72.00"),
        ("D12", asked("70", "75", "70"), RemarkBranch.TWO_OF_THREE, "70.00"),
        ("D12 second", asked("75", "70", "70"), RemarkBranch.TWO_OF_THREE, "70.00"),
        ("D13", asked("70", "75", "81"), RemarkBranch.MEAN_OF_THREE, "75.33"),
        ("half up", asked("70", "70.5", "71.5"), RemarkBranch.MEAN_OF_THREE, "70.67"),
    ],
)
def test_the_remarkers_find_a_score(vector, request_, branch, points):
    result = remarked(request_, SCORING)

    assert result == Remarked(branch, Decimal(points)), vector
    assert str(result.points) == points


@pytest.mark.parametrize(
    ("request_", "pending"),
    [
        (asked(), Pending.REMARKS),
        (asked("70"), Pending.REMARKS),
        (asked("70", "70.5"), Pending.REMARK_THIRD_MARKER),
    ],
)
def test_any_difference_asks_for_a_third_remarker(request_, pending):
    assert remarked(request_, SCORING) == pending
    assert answer(request_, Decimal(70), SCORING, until=UNTIL) == RemarkAnswer(
        RemarkState.WAITING, None, pending
    )


@pytest.mark.parametrize(
    ("vector", "published", "remark", "dialogue", "state", "official"),
    [
        ("D14", "70.00", "74.99", None, RemarkState.ADOPT_UP, "74.99"),
        ("D15", "70.00", "75.00", None, RemarkState.DIALOGUE, None),
        ("D15 decided", "70.00", "75.00", "72", RemarkState.DIALOGUE_DECIDED, "72.00"),
        ("D16", "70.00", "66.00", None, RemarkState.ADOPT_DOWN, "66.00"),
        ("five down", "70.00", "65.00", None, RemarkState.DIALOGUE, None),
        ("the same", "70.00", "70.00", None, RemarkState.UNCHANGED, "70.00"),
        ("R05", "30", "97.5", None, RemarkState.DIALOGUE, None),
    ],
)
def test_the_remark_against_the_published_score(
    vector, published, remark, dialogue, state, official
):
    request = asked(remark, remark, dialogue=dialogue)

    result = answer(request, Decimal(published), SCORING, until=UNTIL)

    assert result.state == state, vector
    assert result.official == (None if official is None else Decimal(official))
    assert result.pending == (Pending.DIALOGUE if state == RemarkState.DIALOGUE else None)
    assert result.difference == abs(Decimal(remark) - Decimal(published))


@pytest.mark.parametrize("parameter", ["remark_adopt_below", "remark_dialogue_from"])
def test_the_lower_limit_of_the_profile_holds(parameter):
    strict = replace(SCORING, **{parameter: Decimal(3)})

    assert answer(asked("72.5", "72.5"), Decimal(70), strict, until=None).official == Decimal(
        "72.50"
    )
    assert answer(asked("73", "73"), Decimal(70), strict, until=None).state == "DIALOGUE"


def test_where_every_change_is_talked_over_an_equal_score_still_stands():
    never = replace(SCORING, remark_adopt_below=Decimal(0))

    assert answer(asked("70", "70"), Decimal(70), never, until=None).state == "UNCHANGED"
    assert answer(asked("70.5", "70.5"), Decimal(70), never, until=None).state == "DIALOGUE"


def test_the_last_day_is_in_time_and_the_next_is_late():
    in_time = answer(asked("72", "72"), Decimal(70), SCORING, until=UNTIL)
    late = answer(asked("72", "72", on=date(2026, 11, 26)), Decimal(70), SCORING, until=UNTIL)

    assert in_time.state == RemarkState.ADOPT_UP
    assert late == RemarkAnswer(RemarkState.REFUSED_LATE, Decimal(70))


@pytest.mark.parametrize(
    ("before", "after", "points", "flip"),
    [
        ("49.75", "51.00", "1.25", Flip.FAIL_TO_PASS),
        ("51.00", "49.00", "-2.00", Flip.PASS_TO_FAIL),
        ("50.00", "50.00", "0.00", Flip.NONE),
        ("330.5", "336.5", "6.0", Flip.NONE),
    ],
)
def test_a_change_tells_whether_the_gate_was_crossed(before, after, points, flip):
    assert change(Decimal(before), Decimal(after), Decimal(50)) == RemarkChange(
        Decimal(points), flip
    )


@pytest.mark.parametrize(("before", "after"), [(None, None), (Decimal(70), None)])
def test_an_open_change_is_pending(before, after):
    assert change(before, after, Decimal(50)) == RemarkChange(None, Flip.PENDING)
