"""Points may be told when every hand of a script is in, and slips when the defence is closed."""

from decimal import Decimal

import pytest

from grading.actions.secret_points import defences_closed, rounds_handed_in
from grading.models import Assignment, Mark
from tests.actions import LATE, arrange, campaign, officer

pytestmark = pytest.mark.django_db
CODE = "TT2026-01"


@pytest.fixture
def hands(life):
    """The two hands of one script, and nothing entered yet."""
    with life.at("marking"):
        first = Assignment.objects.select_related("script").order_by("script__code", "hand")[0]
        yield list(Assignment.objects.filter(script=first.script).order_by("hand"))


def hand_in(assignment, *, final_at=LATE):
    arrange(Mark(assignment=assignment, points=Decimal(50), entered_at=LATE, final_at=final_at))


def told(hands, campaigns=(CODE,)):
    return rounds_handed_in(campaigns, [hands[0].script.code])


def test_one_hand_alone_is_not_told(hands):
    hand_in(hands[0])

    assert told(hands) == set()


def test_a_draft_of_the_other_hand_keeps_the_first_secret(hands):
    hand_in(hands[0])
    hand_in(hands[1], final_at=None)

    assert told(hands) == set()


def test_both_hands_are_told_when_both_are_in(hands):
    for hand in hands:
        hand_in(hand)

    assert told(hands) == {(CODE, hands[0].script.code, "MARK")}
    assert told(hands, campaigns=["KHAC"]) == set()


def test_a_third_hand_hides_them_until_it_is_in_too(hands):
    for hand in hands:
        hand_in(hand)
    third = arrange(Assignment(script=hands[0].script, examiner=officer("ba"), hand=3))

    assert told(hands) == set()
    hand_in(third)
    assert told(hands) == {(CODE, hands[0].script.code, "MARK")}


def test_a_remark_is_told_apart_from_the_first_marking(hands):
    for hand in hands:
        hand_in(hand)
    for number in (1, 2):
        examiner = officer(f"phuc-khao-{number}")
        arrange(Assignment(script=hands[0].script, examiner=examiner, round="REMARK", hand=number))

    assert told(hands) == {(CODE, hands[0].script.code, "MARK")}


@pytest.mark.parametrize(("moment", "expected"), [("scored", set()), ("ranking", {CODE})])
def test_slips_are_told_when_the_defence_is_closed(life, moment, expected):
    with life.at(moment):
        assert defences_closed([campaign().code, "KHAC"]) == expected
