"""Whom a founding decision names: whoever left or came since is on a decision of their own."""

import pytest

from exams.actions.body_gates import founding_checks
from exams.actions.founding_list import founding_list
from exams.rules.bodies import BodyKind, Office
from tests.actions import LATE, arrange, by_two, campaign, officer
from tests.bodies import DECIDED, drafted, founded, offices_of
from tests.decisions import replacing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
KIND = BodyKind.MARKING_BOARD


def named():
    members = founding_list(campaign(), campaign().bodies.filter(kind=KIND))[KIND]
    return [(member.office, member.person.username) for member in members]


def test_a_draft_names_who_sits_in_it():
    board = drafted(KIND, offices=(Office.HEAD, Office.MEMBER))
    arrange(board.members.get(office=Office.MEMBER), left_at=LATE)

    assert named() == [("HEAD", "marking-board-0")]


def test_a_founded_board_is_named_as_it_began_the_reserve_as_reserve():
    board = founded(KIND, offices=(*offices_of(KIND), Office.RESERVE))
    before = named()
    head = board.members.get(office=Office.HEAD)
    reserve = board.members.get(office=Office.RESERVE).person

    by_two("REPLACE_MEMBER", **replacing(head, reserve, "45/QĐ"))

    assert named() == before
    assert before[-1] == ("RESERVE", reserve.username)


def test_a_reserve_is_named_with_the_days_that_the_founding_set():
    board = drafted(KIND, offices=(*offices_of(KIND), Office.RESERVE))
    reserve = board.members.get(office=Office.RESERVE)
    arrange(reserve, ends_on=LATE.date())
    by_two("FOUND_BODY", founding_checks(board), body=KIND, whom=[], **DECIDED)
    head = board.members.get(office=Office.HEAD)

    by_two("REPLACE_MEMBER", **replacing(head, reserve.person, "45/QĐ"))

    members = founding_list(campaign(), campaign().bodies.filter(kind=KIND))[KIND]
    days = {member.person.username: member.ends_on for member in members}
    assert days[reserve.person.username] == LATE.date()
    assert days[head.person.username] is None
    assert type(head).objects.get(pk=reserve.pk).ends_on is None


def test_who_left_and_came_back_is_named_once():
    board = founded(KIND)
    member = board.members.filter(office=Office.MEMBER).first()
    by_two("REPLACE_MEMBER", **replacing(member, officer("nguoi-thay"), "45/QĐ"))
    taken = board.members.get(person__username="nguoi-thay")
    by_two("REPLACE_MEMBER", **replacing(taken, member.person, "46/QĐ"))

    names = [username for _office, username in named()]

    assert names.count(member.person.username) == 1
    assert "nguoi-thay" not in names
