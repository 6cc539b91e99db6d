"""The statement on relations: before it nothing opens, and a new list asks for it again."""

import pytest

from accounts.models import Grant
from accounts.rules.duties import AFTER_STATEMENT, DUTIES, Duty, Role
from candidates.actions import screen, statements
from exams.models import Statement
from exams.rules.bodies import BodyKind, Office
from tests.actions import LATE, arrange, campaign, events, officer, refused
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
    assert statement.names == statements.registered(campaign()).count()
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
    (again,) = statements.owed_again(campaign(), LATE)

    assert again.person == head
    assert again.statement_owed_since == LATE
    assert not Statement.objects.filter(person=secretary).exists()


def test_a_profile_may_leave_the_statement_out():
    profile = campaign().regulations
    profile["bodies"]["coi_declaration_before_access"] = False
    arrange(campaign(), regulations=profile)

    board = founded(BodyKind.SCREENING_BOARD)

    grants = Grant.objects.filter(board=board.kind)
    assert grants.exists()
    assert not grants.exclude(statement_owed_since=None).exists()
