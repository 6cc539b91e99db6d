"""Somebody who is barred late is nowhere any more: no page, interface, lot or list.

Generated from the addresses and the selectors of people of the product (regulations 4.2); commands
and imports are walked in test_barred_commands.py, who is recused in test_recused_member.py.
"""

import re

import pytest
import time_machine

from accounts.access import people_with
from accounts.models import Grant, Person
from accounts.rules.duties import AFTER_STATEMENT, DUTIES, Duty, Role
from candidates.actions.serving import members_of, public_members
from config.my_work import waiting_for
from exams.access import campaigns_of
from exams.actions.bodies import draft_member
from exams.models import Member
from exams.rules.bodies import BodyKind, Office
from exams.rules.relations import RelationKind
from grading.actions import assign
from grading.models import Assignment
from grading.rules.enums import Round
from tests.actions import LATE, campaign, officer, person_named, refused
from tests.bodies import founded
from tests.crawl import DOZEN, addresses, post, send
from tests.relations import own, signed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]
SEATS = {  # who works in each board, and the role that the seat gives
    BodyKind.SECRETARIAT: Office.HEAD,
    BodyKind.SUPERVISION_BOARD: Office.HEAD,
    BodyKind.SCREENING_BOARD: Office.MEMBER_SECRETARY,
    BodyKind.INVIGILATION_BOARD: Office.MEMBER_SECRETARY,
    BodyKind.CODING_BOARD: Office.MEMBER_SECRETARY,
    BodyKind.MARKING_BOARD: Office.MEMBER,
    BodyKind.REMARK_BOARD: Office.MEMBER,
    BodyKind.DEFENCE_BOARD: Office.MEMBER,
    BodyKind.COUNCIL: Office.MEMBER_SECRETARY,
}


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


LEAF = re.compile(r"/nhat-ky/[0-9a-f]{64}/")  # of whatever event comes first


def seated(kind):
    """Return somebody who sits in a board, has stated, and works."""
    person = founded(kind).members.filter(office=SEATS[kind]).first().person
    signed(person)
    return fresh(person)


def fresh(person):
    return Person.objects.get(pk=person.pk)


def duties(person):
    return {duty for duty in Duty if person.may(duty, campaign().code, at=LATE)}


def answered(person, some_examiner):
    """Return what is answered to somebody: every page, and everything that is sent."""
    person.set_password("mật khẩu của riêng mình")  # without one, a walk would set it and sign out
    person.save()
    client, where = signed_in(person.username), addresses(campaign(), some_examiner, DOZEN)
    read = {(address, client.get(address).status_code) for address in where}
    sent = {
        (address, answer.status_code)
        for walk in (post, send)
        for address, answer in walk(client, campaign(), some_examiner)
    }
    told = {each for each in read | sent if each[1] < 400 and "/cam-ket/" not in each[0]}
    return {(LEAF.sub("/nhat-ky/", address), status) for address, status in told}


@pytest.mark.slow
@pytest.mark.parametrize("kind", [BodyKind.MARKING_BOARD, BodyKind.SCREENING_BOARD])
def test_nothing_is_answered_to_them_that_is_not_answered_to_a_stranger(kind):
    person, stranger = seated(kind), officer("nguoi-la")
    examiner = Assignment.objects.order_by("pk").first().examiner
    assert duties(person) > duties(stranger)

    own(person, kind=RelationKind.DISCIPLINED)

    assert duties(fresh(person)) == duties(stranger)
    assert answered(person, examiner) <= answered(stranger, examiner)


@pytest.mark.parametrize("kind", SEATS)
def test_no_duty_is_left_to_them(kind):
    person = seated(kind)
    assert duties(person) > {Duty.EVERYONE, Duty.SIGNED_IN}

    own(person, kind=RelationKind.DISCIPLINED)

    assert duties(fresh(person)) == {Duty.EVERYONE, Duty.SIGNED_IN}


@pytest.mark.parametrize("kind", SEATS)
def test_no_selector_of_people_names_them(kind):
    person = seated(kind)
    own(person, kind=RelationKind.DISCIPLINED)

    named = people_with(Duty, campaign().code)
    assert person.pk not in {each.pk for people in named.values() for each in people}
    assert person not in members_of(campaign())
    assert person not in public_members(campaign())
    assert not Member.objects.sitting().filter(person=person).exists()
    for round_ in (None, *Round):
        assert person not in assign.examiners(campaign(), LATE, round_)
    assert campaigns_of(fresh(person), *(set(Duty) - {Duty.EVERYONE, Duty.SIGNED_IN})) == []
    assert [item for item in waiting_for(fresh(person), LATE) if item.campaign] == []


@pytest.mark.parametrize("kind", BodyKind)
def test_nobody_drafts_them_for_any_body(kind):
    person = seated(BodyKind.DEFENCE_BOARD)
    own(person, kind=RelationKind.DISCIPLINED)
    secretary = person_named("thu-ky")
    if kind is not BodyKind.DEFENCE_BOARD:
        with refused("IS_BARRED", name=str(person)):
            draft_member(
                campaign=campaign(),
                kind=kind,
                person=person,
                office=Office.MEMBER,
                capacity="Phó Giám đốc",
                by=secretary,
                at=LATE,
            )


def test_what_waits_for_a_statement_is_a_part_of_what_roles_permit():
    everything = {duty for duties in DUTIES.values() for duty in duties}
    assert everything >= AFTER_STATEMENT
    assert Grant.objects.exclude(role__in=list(Role)).count() == 0
