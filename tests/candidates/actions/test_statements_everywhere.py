"""The statement of whoever has a role for all campaigns: owed in each, signed in each."""

import pytest

from accounts.access import people_with
from accounts.actions import approvals, barring, granting
from accounts.actions.acts import GRANT_ROLE
from accounts.models import Grant, Person
from accounts.rules.duties import AFTER_STATEMENT, DUTIES, Duty, Role
from candidates.actions import screen, statements
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from candidates.worklist.relations import statement_to_sign
from exams.rules.stages import PUBLISH, SCREEN
from tests.actions import LATE, arrange, campaign, events, move_to, officer, person_named, refused
from tests.relations import a_file, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
ELSEWHERE = "TT2027-02"


def given_by_people(role=Role.SCREENING_OFFICER, username="moi"):
    """Let an administrator ask for a role in all campaigns, and the chair apply it."""
    keeper, person = officer("quan-tri", Role.ADMINISTRATOR), officer(username)
    arguments = {"person": person.pk, "role": role, "campaign": "", "document": "QĐ 77"}
    request = approvals.request_approval(
        act=GRANT_ROLE, arguments=arguments, reason="QĐ 77", by=keeper, at=LATE
    )
    approvals.apply(
        act=GRANT_ROLE,
        request=request,
        digest=request.digest,
        by=person_named("chu-tich"),
        at=LATE,
    )
    return fresh(person)


def asked_again(person):
    """Return the one role of somebody, changed, by which another list asks them to sign again."""
    (grant,) = (each for each in statements.owed_again(campaign(), LATE) if each.person == person)
    return grant


def fresh(person):
    return Person.objects.get(pk=person.pk)


def test_nothing_of_a_campaign_opens_before_the_statement_and_all_of_it_after():
    person, code = given_by_people(), campaign().code
    duties = DUTIES[Role.SCREENING_OFFICER]
    assert person.duties(code, at=LATE) == duties - AFTER_STATEMENT
    assert person not in people_with([Duty.SCREEN], code)[Duty.SCREEN]
    assert not Application.objects.open_to(person).exists()
    with refused("STATEMENT_OWED"):
        require_open_to(person, a_file())
    with refused("STATEMENT_OWED"):
        screen.run(campaign=campaign(), by=person, at=LATE)

    with events() as trail:
        signed(person)

    assert [name for name, *_ in trail] == ["statement.signed"]
    person = fresh(person)
    assert person.duties(code, at=LATE) == duties
    assert Application.objects.open_to(person).count() == Application.objects.count()
    require_open_to(person, a_file())
    assert screen.run(campaign=campaign(), by=person, at=LATE)


def test_what_is_signed_in_one_campaign_opens_no_other():
    person = given_by_people()
    signed(person)

    person = fresh(person)

    assert campaign().code not in person.unsigned_in
    assert ELSEWHERE in person.unsigned_in
    assert not person.may(Duty.SCREEN, ELSEWHERE, at=LATE)
    with refused("NOTHING_TO_STATE"):
        signed(person)


def test_what_belongs_to_no_campaign_is_open_without_a_statement():
    person = given_by_people(Role.SUPERVISOR)
    assert person.may(Duty.OPEN_SEALS, at=LATE)
    assert not person.may(Duty.OPEN_SEALS, campaign().code, at=LATE)


def test_what_needs_no_statement_is_open_in_every_campaign():
    person = given_by_people(Role.SECRETARY)
    assert person.may(Duty.PREPARE, ELSEWHERE, at=LATE)
    assert not person.may(Duty.RECEIVE, ELSEWHERE, at=LATE)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_a_role_that_opens_no_file_owes_nothing(role):
    person = given_by_people(role)
    assert not person.unsigned_in
    assert not statements.owes(person, campaign())


def test_an_administrator_alone_gives_a_role_that_owes_it_too():
    keeper, person = officer("quan-tri", Role.ADMINISTRATOR), officer("quy-hoach-2")
    granting.grant(person=person, role=Role.PLANNING_OFFICER, by=keeper, at=LATE)
    person = fresh(person)
    assert campaign().code in person.unsigned_in
    assert person.may(Duty.KEEP_PLANNING, campaign().code, at=LATE)


def test_where_a_role_does_not_reach_nothing_is_owed():
    person = given_by_people()
    barred = next(grant for grant in person.standing_grants if grant.role == Role.SCREENING_OFFICER)
    arrange(barred, barred_in=[campaign().code])
    person = fresh(person)
    assert campaign().code not in person.unsigned_in
    assert not person.owes_statement_for([Duty.SCREEN], campaign().code, at=LATE)
    with refused("NOT_YOUR_DUTY"):
        screen.run(campaign=campaign(), by=person, at=LATE)
    assert not barring.is_barred(person, ELSEWHERE)


def test_nobody_waits_for_who_never_came_and_who_signed_once_is_named():
    person = given_by_people()
    assert person not in statements.owing(campaign())

    signed(person)
    assert person not in statements.owing(campaign())

    arrange(a_file(), state="WITHDRAWN")
    again = asked_again(person)
    assert again.stated_in is None
    arrange(again)
    assert person in statements.owing(campaign())
    assert campaign().code in fresh(person).unsigned_in


def test_another_list_takes_back_this_campaign_alone():
    person = given_by_people()
    signed(person)
    arrange(Grant.objects.get(person=person), stated_in=[campaign().code, ELSEWHERE])
    assert statements.owed_again(campaign(), LATE) == []

    arrange(a_file(), state="WITHDRAWN")
    again = asked_again(person)

    assert again.stated_in == [ELSEWHERE]
    arrange(Grant.objects.get(person=person), stated_in=[ELSEWHERE])
    assert person not in {each.person for each in statements.owed_again(campaign(), LATE)}


def test_who_has_such_a_role_is_told_to_sign_where_a_campaign_is_under_way():
    person = given_by_people()
    (item,) = statement_to_sign(person, LATE)
    assert item.campaign == campaign()

    move_to(PUBLISH)
    assert list(statement_to_sign(person, LATE)) == []

    move_to(SCREEN)
    signed(person)
    assert list(statement_to_sign(fresh(person), LATE)) == []
