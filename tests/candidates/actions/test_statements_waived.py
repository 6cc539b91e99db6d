"""Where the regulations of a campaign ask for no statement on relations, nobody owes it there."""

import pytest

from accounts.access import people_with
from accounts.models import Person
from accounts.rules.duties import DUTIES, Duty, Role
from candidates.actions import screen
from candidates.actions.recusal import require_open_to
from candidates.models import Application
from candidates.worklist.relations import statement_to_sign
from exams.rules.stages import ANNOUNCE
from tests.actions import LATE, arrange, campaign, move_to, officer, refused
from tests.relations import a_file, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
ELSEWHERE = "TT2027-02"


def fresh(person):
    return Person.objects.get(pk=person.pk)


def without_statement():
    """Let the regulations of the campaign ask for no statement."""
    profile = campaign().regulations
    profile["bodies"]["coi_declaration_before_access"] = False
    return arrange(campaign(), regulations=profile)


@pytest.mark.parametrize("here", ["", "TT2026-01"])
def test_where_the_regulations_ask_for_none_no_role_owes_it(here):
    person = officer("moi", Role.SCREENING_OFFICER, campaign=here, signed=False)
    assert person.owes_statement_for([Duty.SCREEN], campaign().code, at=LATE)

    without_statement()

    person = fresh(person)
    assert not person.owes_statement_in(campaign().code)
    assert person.duties(campaign().code, at=LATE) == DUTIES[Role.SCREENING_OFFICER]
    assert person in people_with([Duty.SCREEN], campaign().code)[Duty.SCREEN]
    assert Application.objects.open_to(person).count() == Application.objects.count()
    require_open_to(person, a_file())
    assert list(statement_to_sign(person, LATE)) == []
    assert screen.run(campaign=campaign(), by=person, at=LATE)
    with refused("NOTHING_TO_STATE"):
        signed(person)


def test_the_regulations_of_one_campaign_leave_it_out_in_no_other():
    person = officer("moi", Role.SCREENING_OFFICER, signed=False)
    without_statement()
    assert fresh(person).owes_statement_in(ELSEWHERE)
    assert not person.may(Duty.SCREEN, ELSEWHERE, at=LATE)


def test_a_draft_asks_what_the_regulations_say_with_which_it_is_drafted():
    person, drafted = officer("moi", Role.SECRETARY, signed=False), campaign()
    without_statement()
    values = campaign().regulations
    arrange(drafted.profile, values=values)
    move_to(ANNOUNCE)
    arrange(campaign(), regulations={})
    assert not fresh(person).owes_statement_in(drafted.code)

    values["bodies"]["coi_declaration_before_access"] = True
    arrange(campaign().profile, values=values)
    assert fresh(person).owes_statement_in(drafted.code)


def test_however_many_have_not_signed_the_regulations_are_asked_once(
    django_assert_max_num_queries,
):
    code = campaign().code
    for number in range(5):
        officer(f"moi-{number}", Role.SCREENING_OFFICER, signed=False)
    with django_assert_max_num_queries(2):
        people_with([Duty.SCREEN], code)
