"""The statement on relations: before it nothing opens, and a new list asks for it again."""

import pytest

from accounts.models import Grant
from accounts.rules.duties import AFTER_STATEMENT, DUTIES, Duty, Role
from accounts.rules.unsigned import Unsigned
from candidates.actions import listed, screen, statements
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from exams.actions import advance
from exams.models import Statement
from exams.rules.bodies import BodyKind, Office
from exams.rules.stages import REGISTER
from tests.actions import (
    LATE,
    arrange,
    campaign,
    events,
    move_to,
    officer,
    person_named,
    refused,
)
from tests.bodies import founded
from tests.relations import a_file, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


@pytest.fixture
def members():
    board = founded(BodyKind.SCREENING_BOARD)
    return {member.office: member.person for member in board.members.select_related("person")}


def fresh(person):
    return type(person).objects.get(pk=person.pk)


def test_nothing_opens_to_a_member_before_the_statement_and_all_of_the_role_after(members):
    head = members[Office.HEAD]
    grant = Grant.objects.get(person=head, campaign=campaign().code)
    assert grant.role == Role.SCREENING_OFFICER
    assert grant.statement_owed_since == LATE
    assert not fresh(head).may(Duty.SCREEN, campaign().code, at=LATE)
    assert fresh(head).duties(campaign().code, at=LATE) == DUTIES[grant.role] - AFTER_STATEMENT
    assert head in statements.owing(campaign())

    with events() as trail:
        statement = signed(fresh(head))

    assert fresh(head).may(Duty.SCREEN, campaign().code, at=LATE)
    assert head not in statements.owing(campaign())
    assert statement.names == listed.registered(campaign()).count()
    assert f"{head.pk}" in str(statement)
    assert [(name, facts) for name, _, _, facts in trail] == [
        ("statement.signed", {"count": statement.names})
    ]


def test_who_acts_before_the_statement_is_told_of_it_and_a_stranger_is_not(members):
    head, stranger = fresh(members[Office.HEAD]), officer("nguoi-la")
    with refused("STATEMENT_OWED"):
        screen.run(campaign=campaign(), by=head, at=LATE)
    with refused("NOT_YOUR_DUTY"):
        screen.run(campaign=campaign(), by=stranger, at=LATE)

    signed(head)
    assert screen.run(campaign=campaign(), by=fresh(head), at=LATE)


def test_who_owes_nothing_signs_nothing(members):
    stranger = officer("nguoi-la")
    with refused("NOTHING_TO_STATE"):
        signed(stranger)
    signed(members[Office.HEAD])
    with refused("NOTHING_TO_STATE"):
        signed(members[Office.HEAD])


def test_a_list_that_changed_since_it_was_read_is_read_again(members):
    digest = statements.digest_of(campaign())
    arrange(a_file(), state="WITHDRAWN")
    with refused("NAMES_CHANGED"):
        statements.sign(campaign=campaign(), digest=digest, by=members[Office.HEAD], at=LATE)


def test_who_signed_before_another_list_states_again_and_nobody_else(members):
    head, secretary = members[Office.HEAD], members[Office.MEMBER_SECRETARY]
    signed(head)
    assert statements.owed_again(campaign(), LATE) == []

    arrange(a_file(), state="WITHDRAWN")
    again = {grant.person: grant for grant in statements.owed_again(campaign(), LATE)}

    assert again[head].statement_owed_since == LATE
    signers = Statement.objects.filter(campaign=campaign()).values_list("person", flat=True)
    assert {person.pk for person in again} == set(signers)
    assert secretary.pk not in signers


def seat_alone():
    """Return who sits in the council by a seat that gives no role."""
    board = founded(BodyKind.COUNCIL)
    seats = board.members.select_related("person", "body").filter(office=Office.MEMBER)
    return next(seat.person for seat in seats if seat.role is None)


def test_who_sits_without_a_role_signs_too():
    person = seat_alone()
    assert person in statements.owing(campaign())

    signed(fresh(person))

    assert person not in statements.owing(campaign())
    assert not statements.owes(fresh(person), campaign())
    with refused("NOTHING_TO_STATE"):
        signed(fresh(person))


def test_who_sits_without_a_role_signs_again_once_the_list_grew():
    person = seat_alone()
    paper = arrange(a_file(), state="WITHDRAWN")
    signed(fresh(person))
    assert not statements.owes(person, campaign())

    arrange(paper, state="SUBMITTED")
    assert statements.owes(person, campaign())

    move_to(REGISTER)
    assert not statements.owes(person, campaign())


def test_the_statement_is_signed_while_a_campaign_stands_still(members):
    advance.suspend(campaign=campaign(), reason="Bão", by=person_named("chu-tich"), at=LATE)
    assert signed(members[Office.HEAD])


@pytest.mark.parametrize(
    ("kind", "office"),
    [(BodyKind.COUNCIL, Office.HEAD), (BodyKind.SECRETARIAT, Office.HEAD)],
)
def test_no_file_is_open_to_who_prepares_or_decides_before_the_statement(kind, office):
    board, paper = founded(kind), a_file()
    person = board.members.get(office=office).person
    files = Application.objects.filter(campaign=campaign())
    assert not files.open_to(fresh(person)).exists()
    assert fresh(person).unsigned_in == Unsigned(frozenset({campaign().code}))
    with refused("STATEMENT_OWED"):
        require_open_to(fresh(person), paper)

    signed(fresh(person))

    assert files.open_to(fresh(person)).count() == files.count()
    require_open_to(fresh(person), paper)


def test_a_profile_may_leave_the_statement_out():
    profile = campaign().regulations
    profile["bodies"]["coi_declaration_before_access"] = False
    arrange(campaign(), regulations=profile)

    board = founded(BodyKind.SCREENING_BOARD)

    grants = Grant.objects.filter(board=board.kind)
    assert grants.exists()
    assert not grants.exclude(statement_owed_since=None).exists()
    assert statements.owing(campaign()) == []
