"""The supervision board is founded by who is above the chair of the council, in either order."""

import pytest

from exams.actions.body_gates import founding_checks
from exams.models import Body
from exams.rules.bodies import BodyKind
from exams.rules.checks import CheckLevel
from exams.rules.supervision import FoundedUnder
from tests.actions import apply, arrange, by_two, campaign, person_named, refused, request
from tests.bodies import DECIDED, drafted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
COUNCIL, BOARD = BodyKind.COUNCIL, BodyKind.SUPERVISION_BOARD
HEAD, OWN, ABOVE = (
    FoundedUnder.CHAIRED_BY_HEAD,
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
