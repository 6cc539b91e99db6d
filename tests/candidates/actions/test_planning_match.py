"""Who in the list somebody is: the officer's word, and what the rules make of it."""

import pytest

from candidates.actions import planning_match, relations, screen
from candidates.models import Application, PlanningList, PlanningMatch
from candidates.rules.planning_match import NOBODY, Likeness
from exams.rules.relations import RelationKind
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
MISREAD = "001000000000"


@pytest.fixture
def paper():
    """One who is eligible by planning, whose number the list has misread."""
    run()
    papers = Application.objects.filter(state="ELIGIBLE").order_by("reg_no")
    return next(each for each in papers if misread(each))


def misread(paper):
    entries = PlanningList.objects.get().entries.filter(
        citizen_id=paper.citizen_id, name=paper.name
    )
    for entry in entries:
        arrange(entry, citizen_id=MISREAD)
    return bool(entries)


def run():
    return screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)


def state(paper):
    run()
    return Application.objects.get(pk=paper.pk).state


def settle(paper, citizen_id=MISREAD, basis="Lý lịch 2C", by=None):
    return planning_match.settle(
        application=paper,
        citizen_id=citizen_id,
        basis=basis,
        by=by or person_named("quy-hoach"),
        at=LATE,
    )


def test_whom_the_list_misread_is_eligible_once_the_officer_says_who_it_is(paper):
    assert state(paper) == "INELIGIBLE"

    with events() as trail:
        match = settle(paper)

    by = person_named("quy-hoach").pseudonym
    told = ("planning_match.settled", paper.reg_no, by, {"is_listed": True})
    assert (trail, str(match)) == ([told], f"planning match of {paper.reg_no}")
    assert state(paper) == "ELIGIBLE"


def test_a_later_word_takes_the_place_of_the_one_before(paper):
    settle(paper)
    settle(paper, citizen_id=NOBODY)

    assert state(paper) == "INELIGIBLE"
    assert PlanningMatch.objects.count() == 2


def test_who_bears_anothers_number_has_not_the_others_place(paper):
    entries = PlanningList.objects.get().entries.filter(citizen_id=MISREAD)
    for entry in list(entries):
        arrange(entry, citizen_id=paper.citizen_id, name="Người Khác")
    assert state(paper) == "ELIGIBLE"

    settle(paper, citizen_id=NOBODY)

    assert state(paper) == "INELIGIBLE"


def test_only_whom_the_list_may_mean_is_taken(paper):
    sure = next(
        each
        for each in Application.objects.filter(state="ELIGIBLE")
        if planning_match.compared_with_list(campaign(), [each])[0].likeness == Likeness.SURE
    )
    with events() as trail:
        with refused("NO_LIKELY_MATCH", code=paper.reg_no):
            settle(paper, citizen_id="001099999999")
        with refused("NO_LIKELY_MATCH", code=sure.reg_no):
            settle(sure, citizen_id=NOBODY)
        with refused("REASON_MISSING"):
            settle(paper, basis=" ")

    assert (trail, PlanningMatch.objects.count()) == ([], 0)


@pytest.mark.parametrize("how", OBSTACLES)
def test_it_asks_for_duty_and_time(paper, how):
    code, by = obstruct(how, person_named("quy-hoach"))

    with refused(code):
        settle(paper, by=by)

    assert not PlanningMatch.objects.exists()


def test_the_officer_compares_nobody_who_withdrew_or_to_whom_they_are_tied(paper):
    officer = person_named("quy-hoach")
    papers = planning_match.papers_to_match(campaign(), officer)
    assert paper in papers

    relations.declare_own(
        campaign=campaign(),
        application=paper,
        kind=RelationKind.MENTOR,
        detail="",
        by=officer,
        at=LATE,
    )
    assert paper not in papers.all()
    other = papers.all().first()
    arrange(other, withdrawn_on=LATE.date())
    assert other not in papers.all()


def test_many_are_compared_with_the_whole_list_and_found_alike(paper, monkeypatch):
    papers = list(planning_match.papers_to_match(campaign(), person_named("quy-hoach")))
    named = planning_match.compared_with_list(campaign(), papers)

    monkeypatch.setattr(planning_match, "NAMED_ONE_BY_ONE", 0)

    assert planning_match.compared_with_list(campaign(), papers) == named
    assert Likeness.LIKELY in {each.likeness for each in named}
