"""The supervision board is founded by who is above the chair of the council, in either order."""

import pytest

from exams.actions.body_gates import founding_checks
from exams.actions.replacement_gates import replacement_checks
from exams.models import Body
from exams.rules.bodies import BodyKind
from exams.rules.checks import CheckLevel
from exams.rules.supervision import FoundedUnder
from tests.actions import (
    apply,
    arrange,
    by_two,
    campaign,
    events,
    officer,
    person_named,
    refused,
    request,
)
from tests.bodies import DECIDED, drafted, founded
from tests.decisions import replacing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
COUNCIL, BOARD = BodyKind.COUNCIL, BodyKind.SUPERVISION_BOARD
HEAD, DEPUTY, OWN, ABOVE = (
    FoundedUnder.CHAIRED_BY_HEAD,
    FoundedUnder.CHAIRED_BY_DEPUTY,
    FoundedUnder.BY_COMPETENT,
    FoundedUnder.BY_SUPERIOR,
)


def established(kind, under, checks=()):
    body = drafted(kind)
    return by_two("FOUND_BODY", checks, body=body.kind, whom=[], under=under, **DECIDED)


def names_it():
    profile = campaign().regulations
    profile["bodies"]["supervision_by_superior"] = "NAME_AT_FOUNDING"
    arrange(campaign(), regulations=profile)


def test_a_board_that_the_head_founds_over_the_own_council_is_refused():
    established(COUNCIL, HEAD)
    body = drafted(BOARD)
    asked = request("FOUND_BODY", body=body.kind, whom=[], under=OWN, **DECIDED)
    with refused("SUPERVISION_BY_SUPERIOR"):
        apply(asked, by=person_named("giam-sat"))


def test_the_superior_founds_it_and_the_body_says_so():
    council = established(COUNCIL, HEAD)
    board = drafted(BOARD)
    asked = request("FOUND_BODY", body=board.kind, whom=[], under=ABOVE, **DECIDED)
    apply(asked, by=person_named("giam-sat"))
    assert (council.founded_under, Body.objects.get(kind=BOARD).founded_under) == (HEAD, ABOVE)


def test_nor_does_the_head_take_the_chair_once_they_founded_the_board():
    established(BOARD, OWN)
    [check] = founding_checks(drafted(COUNCIL), HEAD)
    assert (check.code, check.level) == ("SUPERVISION_BY_SUPERIOR", CheckLevel.ERROR)


def test_where_the_profile_lets_it_two_persons_name_it():
    names_it()
    established(COUNCIL, HEAD)
    board = drafted(BOARD)
    checks = founding_checks(board, OWN)
    assert [check.level for check in checks] == [CheckLevel.WARNING]
    asked = request("FOUND_BODY", checks, body=board.kind, whom=[], under=OWN, **DECIDED)
    apply(asked, by=person_named("giam-sat"))
    assert Body.objects.get(kind=BOARD).founded_under == OWN


def test_what_its_decision_does_not_say_is_left_blank():
    assert established(BodyKind.MARKING_BOARD, "").founded_under == ""


@pytest.mark.parametrize("kind", [COUNCIL, BOARD])
def test_a_decision_that_says_nothing_of_it_is_refused_where_it_decides(kind):
    body = drafted(kind)
    asked = request("FOUND_BODY", body=body.kind, whom=[], under="", **DECIDED)
    with refused("FOUNDED_UNDER_MISSING", body=kind):
        apply(asked)
    assert founding_checks(body) == ()  # a draft is not asked yet


def chair_replaced(under, checks=()):
    """Let somebody else chair the council that a deputy chaired; the supervision applies it."""
    asked = request("REPLACE_MEMBER", checks, **of_chair(under))
    return apply(asked, by=person_named("giam-sat"))


def of_chair(under):
    chair = Body.objects.get(kind=COUNCIL).members.sitting().get(office="HEAD")
    return {**replacing(chair, officer(f"chu-tich-{under}"), "45/QĐ"), "under": under}


def with_a_board(under):
    """Found a council that a deputy chairs, and a supervision board by these."""
    established(BOARD, under)
    established(COUNCIL, DEPUTY)
    # Whoever applies sits in the board: a role by name has ended with it.
    arrange(person_named("giam-sat").grants.get(), seated_in=[])


def test_the_head_does_not_take_the_chair_of_a_council_whose_board_they_founded():
    with_a_board(OWN)
    asked = request("REPLACE_MEMBER", **of_chair(HEAD))
    with refused("SUPERVISION_BY_SUPERIOR"):
        apply(asked, by=person_named("giam-sat"))


def test_another_deputy_does_and_the_head_where_the_superior_founded_the_board():
    with_a_board(ABOVE)
    chair_replaced(DEPUTY)
    with events() as trail:
        chair_replaced(HEAD)
    assert Body.objects.get(kind=COUNCIL).founded_under == HEAD
    assert [name for name, *_ in trail].count("body.member_replaced") == 1


def test_who_replaces_the_chair_says_who_it_is_before_a_board_is_founded():
    founded(COUNCIL)
    asked = request("REPLACE_MEMBER", **of_chair(""))
    with refused("FOUNDED_UNDER_MISSING"):
        apply(asked, by=person_named("giam-sat"))


def test_where_the_profile_lets_it_two_persons_name_the_new_chair():
    names_it()
    with_a_board(OWN)
    chair = Body.objects.get(kind=COUNCIL).members.sitting().get(office="HEAD")
    checks = replacement_checks(chair, officer("chu-tich-moi"), under=HEAD)
    assert [check.code for check in checks] == ["SUPERVISION_BY_SUPERIOR"]
    with events() as trail:
        chair_replaced(HEAD, checks)
    [facts] = [facts for name, *_, facts in trail if name == "body.member_replaced"]
    assert facts["accepted"] == ["SUPERVISION_BY_SUPERIOR"]
