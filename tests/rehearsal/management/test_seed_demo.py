"""The sample campaigns are put into an empty database, and into no other."""

import pytest
from django.db import transaction
from django.test import override_settings

from accounts.models import Grant, Person
from accounts.rules.duties import Role
from audit.models import Event
from candidates.actions import enclose
from candidates.actions.evaluation_flags import Scope, flagged
from candidates.models import Application, MonthlyEvaluation, UnitEvaluation
from candidates.rules.evaluation_flags import FlagKind
from candidates.rules.evaluation_rules import EvaluationRules
from exams.models import Campaign, Member
from exams.rules.bodies import BodyKind
from rehearsal.demo.evaluations import PEOPLE
from tests.commands import run

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FAST = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """Return what the command answered in an empty database: seeded once for all of these."""
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(**FAST):
        yield run("seed_demo", "--json").json
        transaction.set_rollback(True)


def test_an_empty_database_gets_four_campaigns_at_four_stages_and_somebody_for_every_role(seeded):
    answer = seeded

    assert answer["seeded"] is True
    stages = dict(Campaign.objects.values_list("code", "stage"))
    assert stages == {"TT-01": "publish", "TT-02": "mark", "TT-03": "screen", "TT-04": "register"}
    assert answer["campaigns"] == sorted(stages)
    assert [each.code for each in Campaign.objects.all() if each.binds_late] == ["TT-03"]
    assert {account["role"] for account in answer["accounts"]} == set(Role)
    for account in answer["accounts"]:
        assert Person.objects.get(username=account["username"]).check_password(answer["password"])


@pytest.mark.usefixtures("seeded")
def test_a_candidate_with_an_account_stands_in_each_campaign_and_sees_what_became_of_it(client):
    states = Application.objects.exclude(person=None).values_list(
        "campaign__code", "person__username", "state"
    )
    assert sorted(states) == [
        ("TT-01", "thi-sinh-1", "ELIGIBLE"),
        ("TT-02", "thi-sinh-2", "ELIGIBLE"),
        ("TT-03", "thi-sinh-3", "ELIGIBLE"),
        ("TT-04", "thi-sinh", "DRAFT"),
    ]
    for application in Application.objects.filter(source="ONLINE", state="ELIGIBLE"):
        assert {document.item for document in application.documents.all()} == {*enclose.ITEMS}
        client.force_login(application.person)
        page = client.get(f"/du-tuyen/{application.campaign.code}/")
        assert application.reg_no in page.content.decode()


@pytest.mark.usefixtures("seeded")
def test_a_database_that_holds_people_is_left_alone(person):
    person("an")
    before = Person.objects.count(), Campaign.objects.count(), Event.objects.count()

    ended = run("seed_demo", "--quiet")

    assert (ended.code, ended.out) == (0, "Cơ sở dữ liệu đã có người dùng: giữ nguyên.\n")
    assert (Person.objects.count(), Campaign.objects.count(), Event.objects.count()) == before


@pytest.mark.usefixtures("seeded")
def test_the_planning_side_has_months_and_units_of_which_a_few_are_flagged():
    flags = flagged(Scope(year=2025), EvaluationRules())
    kinds = {flag.kind for of_person in flags.values() for flag in of_person}

    assert MonthlyEvaluation.objects.values("citizen_id").distinct().count() == PEOPLE
    assert UnitEvaluation.objects.count() == 12
    assert 3 < len(flags) < PEOPLE / 2
    assert kinds > {FlagKind.MEAN_BELOW, FlagKind.MONTHS_MISSING, FlagKind.ABOVE_UNIT}


@pytest.mark.usefixtures("seeded")
def test_some_of_the_founded_board_signed_and_one_is_kept_from_the_file_of_a_tie():
    third = Campaign.objects.get(code="TT-03")
    [(username, number)] = third.relations.filter(state="UPHELD").values_list(
        "person__username", "application__reg_no"
    )

    by_seat = Grant.objects.filter(campaign=third.code, board=BodyKind.DEFENCE_BOARD)
    assert by_seat.filter(statement_owed_since=None).count() == 3
    assert by_seat.exclude(statement_owed_since=None).exists()
    tied = Person.objects.get(username=username)
    assert not third.applications.open_to(tied).filter(reg_no=number).exists()
    seats = Member.objects.sitting().filter(body__campaign=third, person=tied)
    assert seats.exists()  # a superior leaves one file, not the board
