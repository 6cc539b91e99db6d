"""The statement of whoever has a role by name: the console opened them, or in one campaign."""

import pytest

from accounts.models import Grant, Person
from accounts.rules.duties import AFTER_STATEMENT, DUTIES, Duty, Role
from candidates.actions import statements
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from candidates.worklist.relations import statement_to_sign
from exams.models import Campaign
from exams.rules.stages import Stage
from tests.actions import LATE, arrange, campaign, officer, refused
from tests.relations import a_file, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
ELSEWHERE = "TT2027-02"


def asked_again(person):
    """Return the one role of somebody, changed, by which another list asks them to sign again."""
    (grant,) = (each for each in statements.owed_again(campaign(), LATE) if each.person == person)
    return grant


def fresh(person):
    return Person.objects.get(pk=person.pk)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SUPERVISOR, Role.SECRETARY])
def test_who_was_opened_at_the_console_owes_it_like_all_others(role):
    person, code = officer("dau-tien", role, signed=False), campaign().code
    opens = DUTIES[role] & AFTER_STATEMENT
    assert opens
    assert person.duties(code, at=LATE) == DUTIES[role] - AFTER_STATEMENT
    assert not Application.objects.open_to(person).exists()
    with refused("STATEMENT_OWED"):
        require_open_to(person, a_file())

    signed(person)

    assert fresh(person).duties(code, at=LATE) >= opens


def test_the_first_chair_opened_at_the_console_begins_a_campaign_before_any_statement():
    person = officer("dau-tien", Role.CHAIR, signed=False)
    assert person.may(Duty.ANNOUNCE, ELSEWHERE, at=LATE)
    assert person.may(Duty.DECIDE, ELSEWHERE, at=LATE)


@pytest.mark.parametrize("role", [Role.PLANNING_OFFICER, Role.EXAMINER])
def test_a_role_by_name_in_one_campaign_owes_it_there_and_is_signed_there(role):
    person, code = officer("moi", role, campaign=campaign().code, signed=False), campaign().code
    assert person.owes_statement_in(code)
    assert not person.owes_statement_in(ELSEWHERE)
    assert person in statements.owing(campaign())

    signed(person)

    person = fresh(person)
    assert not person.owes_statement_in(code)
    assert person.duties(code, at=LATE) == DUTIES[role]
    assert Grant.objects.get(person=person).stated_in == [code]
    assert person not in statements.owing(campaign())


def test_another_list_asks_who_has_a_role_by_name_in_one_campaign_again():
    person = officer("moi", Role.PLANNING_OFFICER, campaign=campaign().code, signed=False)
    signed(person)
    arrange(a_file(), state="WITHDRAWN")

    assert asked_again(person).stated_in is None


def test_of_however_many_campaigns_one_is_told_to_sign_with_the_same_questions(
    django_assert_max_num_queries,
):
    person = officer("moi", Role.SCREENING_OFFICER, signed=False)
    with django_assert_max_num_queries(5) as of_one:
        assert len(list(statement_to_sign(fresh(person), LATE))) == 1
    for number in range(3):
        arrange(Campaign(code=f"C-{number}", name="Kỳ thi khác", stage=Stage.SCREEN))
    with django_assert_max_num_queries(len(of_one)):
        assert len(list(statement_to_sign(fresh(person), LATE))) == 4
