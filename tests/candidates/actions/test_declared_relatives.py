"""A relative whom a candidate named before they sat anywhere: suggested once they do."""

from datetime import timedelta

import pytest
import time_machine

from accounts.models import Person
from candidates.actions import relations, suggested_ties
from exams.models import Member
from exams.rules.bodies import BodyKind, Office
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.bodies import drafted
from tests.relations import declared, entered, of_an_account, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
NAME = "Trần Thị Người Nhà"
PAGE = "/quan-he/TT2026-01/goi-y/"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture
def paper():
    paper = of_an_account()
    declared(paper, named=f"{NAME}, Sở Y tế", kind=RelationKind.MENTOR)
    return paper


def seat():
    """Draft a board in which somebody of that name sits."""
    person = officer("nguoi-nha")
    Person.objects.filter(pk=person.pk).update(full_name=NAME)
    others = [officer("nguoi-khac")]
    drafted(BodyKind.SCREENING_BOARD, (Office.HEAD, Office.MEMBER), [person, *others])
    return Person.objects.get(pk=person.pk)


def ties():
    rows = suggested_ties.open_suggestions(campaign(), person_named("thu-ky"))
    return [(row.member.username, row.tie.number, row.tie.why) for row in rows]


def dismissed(relation):
    return relations.decide(
        relation=relation,
        upheld=False,
        person=None,
        reason="Không có ai tên này",
        by=person_named("thu-ky"),
        at=LATE,
    )


def test_who_is_seated_later_is_suggested_though_nobody_was_of_that_name(paper):
    dismissed(campaign().relations.get())
    seat()

    assert ("nguoi-nha", paper.reg_no, "SUGGESTED_DECLARED") in ties()
    page = signed_in("thu-ky").get(PAGE).content.decode()
    assert "Trùng họ tên người thân mà thí sinh khai" in page
    assert f"{NAME}, Sở Y tế" in page


def test_who_sat_when_it_was_dismissed_is_not_suggested_again(paper):
    person = seat()
    arrange(Member.objects.get(person=person), seated_at=LATE - timedelta(days=1))
    dismissed(campaign().relations.get())
    assert ties() == []


def test_it_is_suggested_no_more_once_it_is_entered(paper):
    person = seat()
    assert ties()
    entered(person, paper, kind=RelationKind.MENTOR)
    assert ties() == []


def test_it_is_dismissed_with_a_reason(paper):
    person = seat()
    suggested_ties.dismiss(
        campaign=campaign(),
        person=person,
        application=paper,
        kind=RelationKind.MENTOR,
        reason="Trùng tên",
        by=person_named("thu-ky"),
        at=LATE,
    )
    assert ties() == []
