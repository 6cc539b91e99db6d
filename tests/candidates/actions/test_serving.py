"""Who serves in a campaign: by a seat, drafted or given, or by a role that reaches it today."""

from datetime import timedelta

import pytest
import time_machine

from candidates.actions.serving import members_of, public_members
from exams.rules.bodies import BodyKind
from tests.actions import LATE, arrange, campaign, officer
from tests.bodies import drafted, founded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def test_who_sits_in_a_draft_serves_and_is_not_public():
    seats = drafted(BodyKind.SCREENING_BOARD).members.select_related("person")
    people = {seat.person for seat in seats}
    assert people <= set(members_of(campaign()))
    assert not people & set(public_members(campaign()))


def test_of_founded_bodies_only_those_are_public_whose_names_are():
    screening, marking = founded(BodyKind.SCREENING_BOARD), founded(BodyKind.MARKING_BOARD)
    public = set(public_members(campaign()))
    assert {seat.person for seat in screening.members.all()} <= public
    assert not {seat.person for seat in marking.members.all()} & public


@pytest.mark.parametrize("where", ["", "TT2026-01"])
def test_whoever_has_a_role_there_today_serves_without_a_seat(where):
    person = officer("khong-ghe", "AUDITOR", campaign=where)
    assert person in members_of(campaign())
    arrange(person.grants.get(), ends_on=LATE.date() - timedelta(days=1))
    assert person not in members_of(campaign())


@pytest.mark.parametrize(("role", "where"), [("CANDIDATE", ""), ("AUDITOR", "KHAC")])
def test_neither_a_candidate_nor_who_serves_elsewhere_does(role, where):
    assert officer("nguoi-khac", role, campaign=where) not in members_of(campaign())
