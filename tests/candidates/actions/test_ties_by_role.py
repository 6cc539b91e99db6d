"""Likely ties of whoever has a role in a campaign and sits in no body of it."""

from datetime import timedelta

import pytest
import time_machine

from accounts.models import Person
from accounts.rules.names import fold
from candidates.actions import suggested_ties
from candidates.models import CadreRecord
from candidates.worklist.relations import suggested_ties_waiting
from exams.rules.relations import RelationKind
from results.actions import candidate_gates
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.relations import a_file, a_record_of_nobody_registered, suggested_of_first_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
NAME = "Phan Thị Mẫu Thử"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture(autouse=True)
def _colleague():
    """Let one of that name work in the unit of who registered first."""
    arrange(CadreRecord.objects.get(citizen_id=a_file().citizen_id), unit_name="Sở Thử nghiệm")
    other = a_record_of_nobody_registered()
    arrange(other, name=NAME, fold=fold(NAME), unit_name="Sở Thử nghiệm", origin="")


def with_role(username="khong-ghe", role="SUPERVISOR", **options):
    person = officer(username, role, **options)
    Person.objects.filter(pk=person.pk).update(full_name=NAME)
    return person


@pytest.mark.parametrize("where", ["", "TT2026-01"])
@pytest.mark.parametrize("role", ["SUPERVISOR", "PLANNING_OFFICER"])
def test_who_has_a_role_without_a_seat_is_suggested(role, where):
    with_role(role=role, campaign=where)
    assert suggested_of_first_file() == [("khong-ghe", RelationKind.SAME_UNIT)]


def test_the_list_names_it_and_the_secretary_is_told():
    with_role()
    (item,) = suggested_ties_waiting(person_named("thu-ky"), LATE)
    assert item.count == 1
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False, today=LATE.date())
    (suggested,) = (each for each in checks if each.code == "TIES_SUGGESTED")
    assert suggested.items == (a_file().reg_no,)


def test_it_is_dismissed_like_that_of_a_member():
    person = with_role()
    suggested_ties.dismiss(
        campaign=campaign(),
        person=person,
        application=a_file(),
        kind=RelationKind.SAME_UNIT,
        reason="Trùng tên",
        by=person_named("thu-ky"),
        at=LATE,
    )
    assert suggested_of_first_file() == []


@pytest.mark.parametrize(("role", "where"), [("CANDIDATE", ""), ("SUPERVISOR", "KHAC")])
def test_neither_a_candidate_nor_who_serves_elsewhere_is(role, where):
    with_role(role=role, campaign=where)
    assert suggested_of_first_file() == []


@pytest.mark.parametrize(
    "over",
    [
        {"revoked_at": LATE - timedelta(days=1)},
        {"ends_on": LATE.date() - timedelta(days=1)},
        {"barred_in": ["TT2026-01"]},
    ],
)
def test_whose_role_does_not_reach_the_campaign_any_more_is_not(over):
    person = with_role()
    assert suggested_of_first_file()
    arrange(person.grants.get(), **over)
    assert suggested_of_first_file() == []


def test_nobody_reads_of_their_own():
    with_role(role="SECRETARY")
    assert suggested_of_first_file()
    assert suggested_of_first_file("khong-ghe") == []


def test_however_many_have_roles_they_are_asked_for_at_once(django_assert_max_num_queries):
    here, reader = campaign(), person_named("thu-ky")
    with_role()
    with django_assert_max_num_queries(40) as few:
        suggested_ties.open_suggestions(here, reader)
    for number in range(5):
        with_role(f"khong-ghe-{number}")
    suggested_ties.recent_suggestions.clear()
    with django_assert_max_num_queries(len(few)):
        assert len(suggested_ties.open_suggestions(here, reader)) >= 6
