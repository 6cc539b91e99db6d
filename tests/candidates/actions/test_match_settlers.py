"""Who settles a match where the planning officer is tied: another officer, else the chair."""

import pytest

from accounts.models import Grant
from candidates.actions import planning_match, relations
from candidates.actions.match_settlers import left_to_chair
from candidates.models import Application, PlanningMatch
from candidates.worklist.planning import matches_to_settle
from exams.rules.relations import RelationKind
from results.actions.candidate_gates import of_eligible_list
from tests.actions import LATE, arrange, campaign, officer, person_named, refused
from tests.candidates.actions.test_planning_match import misread, run, settle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


@pytest.fixture
def paper():
    run()
    papers = Application.objects.filter(state="ELIGIBLE").order_by("reg_no")
    return next(each for each in papers if misread(each))


def tie(person, paper):
    relations.declare_own(
        campaign=campaign(),
        application=paper,
        kind=RelationKind.MENTOR,
        detail="",
        by=person,
        at=LATE,
    )


def open_points():
    checks = of_eligible_list(campaign(), run_rules=False, today=LATE.date())
    return {check.code: check.items for check in checks if check.code.startswith("PLANNING_MATCH")}


def numbers_of(person):
    papers = planning_match.papers_to_match(campaign(), person, LATE)
    return [each.reg_no for each in papers]


def test_another_officer_settles_whom_the_first_is_tied_to_and_the_chair_does_not(paper):
    tie(person_named("quy-hoach"), paper)
    second, chair = officer("quy-hoach-2", "PLANNING_OFFICER"), person_named("chu-tich")
    with refused("RECUSED_FROM"):
        settle(paper)
    with refused("OFFICER_SETTLES", code=paper.reg_no):
        settle(paper, by=chair)
    assert numbers_of(chair) == []
    assert list(matches_to_settle(chair, LATE)) == []
    assert "PLANNING_MATCH_OF_CHAIR" not in open_points()
    assert paper.reg_no in numbers_of(second)

    settle(paper, by=second)

    assert PlanningMatch.objects.get().application == paper


def test_the_chair_settles_whom_every_officer_is_tied_to_and_is_told(paper):
    chair = person_named("chu-tich")
    tie(person_named("quy-hoach"), paper)
    [item] = matches_to_settle(chair, LATE)
    assert (item.count, numbers_of(chair)) == (1, [paper.reg_no])
    assert "Chủ tịch xác nhận thay" in item.detail
    points = open_points()
    assert points["PLANNING_MATCH_OF_CHAIR"] == (paper.reg_no,)
    assert paper.reg_no not in points.get("PLANNING_MATCH_OPEN", ())

    settle(paper, by=chair)

    assert "PLANNING_MATCH_OF_CHAIR" not in open_points()
    assert list(matches_to_settle(chair, LATE)) == []


def test_a_chair_who_is_tied_as_well_settles_nothing(paper):
    chair = person_named("chu-tich")
    for person in (person_named("quy-hoach"), chair):
        tie(person, paper)

    with refused("RECUSED_FROM"):
        settle(paper, by=chair)


def test_where_there_is_no_officer_everybody_is_left_to_the_chair(paper):
    for grant in Grant.objects.filter(role="PLANNING_OFFICER"):
        arrange(grant, revoked_at=LATE)
    papers = planning_match.unsettled(campaign())

    left = left_to_chair(papers, campaign(), LATE.date())

    assert [each.reg_no for each in left] == [each.reg_no for each in papers] != []
    assert open_points().keys() == {"PLANNING_MATCH_OF_CHAIR"}
