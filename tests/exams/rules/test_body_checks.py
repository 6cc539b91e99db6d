"""What is wrong with who sits in a body (regulations 4.1)."""

import pytest

from exams.rules.bodies import BodyKind, BodySeat, Office
from exams.rules.body_checks import (
    BodyRules,
    body_rules_of,
    composition_checks,
    is_demanded,
    meeting_checks,
    not_founded,
)
from exams.rules.checks import CheckLevel
from exams.rules.profile import defaults
from tests.bodies import offices_of

RULES = BodyRules()
COUNCIL, MARK = BodyKind.COUNCIL, BodyKind.MARKING_BOARD


def seats(kind, offices, person=lambda place: f"u-{place}"):
    return [
        BodySeat(person(place), f"Người {place}", kind, office)
        for place, office in enumerate(offices)
    ]


def codes(kind, offices, rules=RULES):
    checks = composition_checks(kind, seats(kind, offices), rules)
    return [(check.code, str(check.level)) for check in checks]


def council_of(size):
    return (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * (size - 2))


@pytest.mark.parametrize("kind", BodyKind)
def test_a_body_with_who_it_needs_passes(kind):
    assert codes(kind, offices_of(kind)) == []


@pytest.mark.parametrize("kind", BodyKind)
def test_a_body_has_one_head(kind):
    offices = offices_of(kind)

    assert ("BODY_ONE_HEAD", "ERROR") in codes(kind, offices[1:])
    assert ("BODY_ONE_HEAD", "ERROR") in codes(kind, (*offices, Office.HEAD))


def test_a_board_has_as_many_secretaries_as_the_profile_asks_and_a_team_none():
    two = BodyRules(member_secretaries=2)
    board = (Office.HEAD, Office.MEMBER_SECRETARY)

    assert codes(BodyKind.SCREENING_BOARD, board, two) == [("BODY_SECRETARIES", "ERROR")]
    assert codes(BodyKind.SECRETARIAT, board) == [("BODY_SECRETARIES", "ERROR")]


@pytest.mark.parametrize(
    ("size", "code"),
    [
        (4, [("COUNCIL_SIZE", "ERROR")]),
        (5, []),
        (6, [("COUNCIL_SIZE_BY_DECISION", "WARNING")]),
        (7, []),
        (15, [("COUNCIL_SIZE_BY_DECISION", "WARNING")]),
        (16, [("COUNCIL_SIZE", "ERROR")]),
    ],
)
def test_a_council_has_five_or_seven_members_others_by_decision_up_to_fifteen(size, code):
    assert codes(COUNCIL, council_of(size)) == code


def test_a_reserve_is_no_member_of_the_council():
    assert codes(COUNCIL, (*council_of(5), Office.RESERVE)) == []


def test_a_profile_that_names_no_size_leaves_it_to_the_decision():
    assert codes(COUNCIL, council_of(5), BodyRules(council_sizes=())) == [
        ("COUNCIL_SIZE_BY_DECISION", "WARNING")
    ]


def test_two_mark_a_script_and_without_a_third_it_is_told():
    head = (Office.HEAD, Office.MEMBER_SECRETARY)

    assert codes(MARK, (*head, Office.MEMBER)) == [("BODY_TOO_FEW", "ERROR")]
    assert codes(MARK, (*head, *[Office.MEMBER] * 2)) == [("NO_THIRD_HAND", "WARNING")]
    assert codes(MARK, (*head, *[Office.MEMBER] * 3)) == []


def test_a_defence_board_has_as_many_as_the_profile_asks_to_hear():
    board = (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 2)

    assert codes(BodyKind.DEFENCE_BOARD, board) == [("BODY_TOO_FEW", "ERROR")]
    assert codes(BodyKind.DEFENCE_BOARD, board, BodyRules(defence_members=4)) == []


def test_nobody_sits_twice_in_one_body():
    twice = seats(MARK, offices_of(MARK), person=lambda place: "u-1" if place > 2 else f"v-{place}")

    checks = composition_checks(MARK, twice, RULES)

    assert [check.code for check in checks] == ["SEATED_TWICE"]


def test_a_seat_elsewhere_keeps_apart_or_is_named_for_two_persons_to_pass():
    own = seats(MARK, [Office.MEMBER])
    phach = seats(BodyKind.CODING_BOARD, [Office.MEMBER])
    questions = seats(BodyKind.QUESTION_BOARD, [Office.MEMBER])
    others = seats(BodyKind.CODING_BOARD, [Office.MEMBER], person=lambda place: "u-9")
    defence = seats(BodyKind.DEFENCE_BOARD, [Office.MEMBER])  # which may be met

    [apart] = meeting_checks(own, [*phach, *others, *defence])
    [warned] = meeting_checks(own, questions)

    assert (apart.code, str(apart.level), apart.facts["other"]) == (
        "SEATS_APART",
        "ERROR",
        BodyKind.CODING_BOARD,
    )
    assert (warned.keys, str(warned.level)) == (("SEATS_MEET u-0",), "WARNING")


def test_the_profile_says_sizes_secretaries_and_members_to_hear():
    values = defaults()
    assert body_rules_of(values) == body_rules_of({}) == RULES

    values["bodies"] |= {"council_sizes": ["9"], "member_secretary": 0}
    values["scoring"]["panel_min_examiners"] = 3
    assert body_rules_of(values) == BodyRules(
        council_sizes=(9,), member_secretaries=0, defence_members=3
    )


def test_a_body_is_demanded_unless_there_may_be_none_of_its_kind():
    rules = BodyRules()
    optional = {BodyKind.SECRETARIAT, BodyKind.PRINTING_TEAM, BodyKind.REMARK_BOARD}

    assert {kind for kind in BodyKind if not is_demanded(kind, rules)} == optional
    assert not is_demanded(BodyKind.SUPERVISION_BOARD, BodyRules(supervision_required=False))


@pytest.mark.parametrize(
    ("demanded", "level"), [("NAME_IT", CheckLevel.WARNING), ("MUST_BE_FOUNDED", CheckLevel.ERROR)]
)
def test_a_body_that_nobody_founded_is_named_or_blocks(demanded, level):
    rules = body_rules_of({"bodies": {"bodies_demanded": demanded}})

    check = not_founded(BodyKind.MARKING_BOARD, rules, "results:bodies")

    assert (check.code, check.level) == ("BODY_NOT_FOUNDED", level)
    assert (check.items, check.facts["body"]) == (("MARKING_BOARD",), BodyKind.MARKING_BOARD)
