"""Who in the list somebody is: the officer's word, and what the rules make of it."""

from datetime import date

import pytest

from candidates.actions import planning_match, relations, screen
from candidates.actions.likeness_queries import not_settled, with_likeness
from candidates.actions.must_register_report import absences
from candidates.models import Application, PlanningList, PlanningMatch
from candidates.rules.planning_match import NOBODY, Likeness
from candidates.worklist.planning import matches_to_settle
from exams.rules.relations import RelationKind
from oversight.figures.coverage import coverage
from oversight.figures.rows_of_coverage import coverage_frames
from results.actions.candidate_gates import of_eligible_list
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
    papers = planning_match.papers_to_match(campaign(), officer, LATE)
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
    papers = list(planning_match.papers_to_match(campaign(), person_named("quy-hoach"), LATE))
    named = planning_match.compared_with_list(campaign(), papers)

    monkeypatch.setattr(planning_match, "NAMED_ONE_BY_ONE", 0)

    assert planning_match.compared_with_list(campaign(), papers) == named
    assert Likeness.LIKELY in {each.likeness for each in named}


def waiting():
    return [each.reg_no for each in planning_match.unsettled(campaign())]


def likely():
    papers = list(planning_match.papers_to_match(campaign(), person_named("quy-hoach"), LATE))
    compared = planning_match.compared_with_list(campaign(), papers)
    return [
        each.reg_no
        for each, in_list in zip(papers, compared, strict=True)
        if in_list.likeness == Likeness.LIKELY
    ]


def test_those_who_wait_are_those_that_the_comparison_calls_likely(paper):
    entries = PlanningList.objects.get().entries
    others = list(Application.objects.filter(state="ELIGIBLE").exclude(pk=paper.pk)[:2])
    for entry in list(entries.filter(citizen_id=others[0].citizen_id)):
        arrange(entry, name="Người Khác", fold="nguoi khac")
    for entry in list(entries.filter(citizen_id=others[1].citizen_id)):
        arrange(entry, born=date(1970, 1, 1))

    assert {paper.reg_no, others[0].reg_no, others[1].reg_no} <= {*waiting()}
    assert waiting() == likely()


def test_whose_match_waits_keeps_the_list_from_being_approved_until_it_is_settled(paper):
    def open_points():
        checks = of_eligible_list(campaign(), run_rules=False)
        return [each.items for each in checks if each.code == "PLANNING_MATCH_OPEN"]

    [before] = open_points()
    assert paper.reg_no in before

    settle(paper)

    assert open_points() == [tuple(number for number in before if number != paper.reg_no)]


def test_nobody_waits_where_planning_is_not_asked_for_or_no_list_is_there(paper):
    asked = campaign().regulations
    arrange(
        campaign(),
        regulations={**asked, "eligibility": {**asked["eligibility"], "planning_required": False}},
    )

    assert waiting() == []


def test_the_officer_is_told_of_whom_waits_but_of_nobody_to_whom_they_are_tied(paper):
    officer = person_named("quy-hoach")
    everybody = len(waiting())
    [item] = matches_to_settle(officer, LATE)
    queue = f"/quy-hoach/doi-chieu/{campaign().code}/?likeness=UNSETTLED"
    assert (item.count, item.url) == (everybody, queue)
    assert list(matches_to_settle(person_named("thu-ky"), LATE)) == []

    relations.declare_own(
        campaign=campaign(),
        application=paper,
        kind=RelationKind.MENTOR,
        detail="",
        by=officer,
        at=LATE,
    )

    [item] = matches_to_settle(officer, LATE)
    assert item.count == everybody - 1


def test_whose_match_is_settled_counts_as_planned_and_registered(paper):
    def registered():
        lines = coverage(*coverage_frames(campaign(), PlanningList.objects.get()))
        return sum(line.registered for line in lines)

    before = registered()

    settle(paper)

    assert registered() == before + 1


def test_the_database_compares_everybody_as_the_rules_do_and_knows_who_is_settled(paper):
    papers = planning_match.papers_to_match(campaign(), person_named("quy-hoach"), LATE)
    by_rules = {
        each.reg_no: in_list.likeness
        for each, in_list in zip(
            papers, planning_match.compared_with_list(campaign(), papers), strict=True
        )
    }
    compared = with_likeness(PlanningList.objects.get(), papers)

    assert {each.reg_no: each.likeness for each in compared} == by_rules
    assert set(by_rules.values()) == set(Likeness)
    undecided = [each.reg_no for each in not_settled(compared)]
    assert undecided == [number for number in by_rules if by_rules[number] == Likeness.LIKELY]

    settle(paper)

    left = [each.reg_no for each in not_settled(compared.all())]
    assert left == [number for number in undecided if number != paper.reg_no]
    assert compared.all().get(is_settled=True) == paper


def test_whom_a_registrant_may_be_is_no_absence_until_it_is_settled(paper):
    entry = PlanningList.objects.get().entries.get(citizen_id=MISREAD)
    arrange(entry, citizen_id=(absent := proposed()[0].person).citizen_id)
    arrange(paper, name=entry.name, citizen_id="001099999999")

    assert planning_match.doubtful(campaign())[absent.citizen_id] == paper.reg_no
    assert {each.verdict for each in reported(absent)} == {"MATCH_OPEN"}

    settle(paper, citizen_id=NOBODY)

    assert absent.citizen_id not in planning_match.doubtful(campaign())
    assert {each.verdict for each in reported(absent)} == {"PROPOSE_REMOVAL"}


def reported(person):
    return [each for each in absences(campaign()) if each.person == person]


def proposed():
    return [each for each in absences(campaign()) if each.verdict == "PROPOSE_REMOVAL"]
