"""Planning and personnel facts of whom somebody is tied to, or of all who registered where they are
barred: read and changed by others."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actions import approvals
from accounts.models import ApprovalRequest, CampaignBar
from candidates.actions import ballot_counts, conference, evaluations, plan
from candidates.actions.acts import ANNUL_CONFERENCE, is_open_to
from candidates.actions.closed_people import (
    closed_people,
    open_conferences,
    require_ballot_open,
    require_lines_open,
    require_list_open,
    require_person_open,
)
from candidates.actions.conference import Nomination
from candidates.actions.difference import Difference
from candidates.actions.plan import SourceFile
from candidates.models import Application, CadreRecord, PlanningConference, PlanningList
from candidates.models.cadre_facts import FACTS
from candidates.rules.evaluations import MonthlyResult, UnitResult
from exams.rules.enums import Rating
from exams.rules.names import fold
from exams.rules.relations import RelationKind
from exams.rules.stages import PUBLISH
from tests.actions import LATE, arrange, move_to, officer, person_named, refused
from tests.candidates.conferences import PEOPLE, TALLY, enter, fixed
from tests.relations import entered, own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
FILE = SourceFile("quy-hoach.xlsx", "0" * 64)


@pytest.fixture
def paper():
    """Return the file of somebody whom the planning list and the personnel facts have."""
    numbers = CadreRecord.objects.values("citizen_id")
    listed = PlanningList.objects.first().entries.values("citizen_id")
    papers = Application.objects.handed_in().filter(citizen_id__in=numbers)
    return papers.filter(citizen_id__in=listed).order_by("reg_no")[0]


@pytest.fixture
def tied(paper):
    """Return the planning officer, who is tied to them."""
    entered(person_named("quy-hoach"), paper, kind=RelationKind.SUPERIOR)
    return person_named("quy-hoach")


@pytest.fixture
def barred():
    """Return a planning officer who may do nothing in this campaign."""
    person = officer("bi-cam", "PLANNING_OFFICER")
    own(person, kind=RelationKind.DISCIPLINED)
    return person


def cadre_of(paper):
    records = CadreRecord.objects.prefetch_related(*FACTS)
    return records.get(citizen_id=paper.citizen_id)


def lines():
    """Return the lines of the list in force, as a file has them."""
    return [entry.as_row() for entry in PlanningList.objects.for_posts().first().entries.all()]


def keep(rows, by):
    return plan.planning_list(rows=rows, findings=(), source=FILE, by=by, at=LATE)


def test_nobody_is_closed_to_who_is_tied_to_nobody():
    person = person_named("quy-hoach")
    assert not closed_people(person)
    assert closed_people(person).left_out_of(CadreRecord.objects.all()).exists()
    require_lines_open(person, lines())


def test_who_is_tied_to_somebody_is_kept_from_them_alone(tied, paper):
    closed = closed_people(tied)
    assert closed.numbers == {paper.citizen_id}
    people = closed.left_out_of(CadreRecord.objects.all())
    assert not people.filter(citizen_id=paper.citizen_id).exists()
    assert people.count() == CadreRecord.objects.count() - 1


def test_what_is_merely_noted_closes_nothing(paper):
    entered(person_named("quy-hoach"), paper, kind=RelationKind.SAME_UNIT)
    assert not closed_people(person_named("quy-hoach"))


def test_who_is_barred_is_kept_from_everybody_who_registered_there(barred):
    registered = Application.objects.handed_in().exclude(citizen_id="")
    assert closed_people(barred).numbers >= {each.citizen_id for each in registered}


def test_a_bar_ends_with_its_campaign_and_a_tie_stays(barred, tied, paper):
    move_to(PUBLISH)
    assert not closed_people(barred)
    assert paper.citizen_id in closed_people(tied).numbers


def test_a_bar_that_was_lifted_closes_nothing(barred):
    arrange(CampaignBar.objects.get(person=barred), lifted_at=LATE)
    assert not closed_people(barred)


def test_they_are_known_by_name_and_birth_under_another_number(tied, paper):
    record = cadre_of(paper)
    arrange(paper, fold=record.fold, born=record.born)
    arrange(record, citizen_id="001099999999")
    assert "001099999999" in closed_people(tied).numbers


def test_a_list_that_repeats_their_lines_is_taken(tied):
    assert keep(lines(), tied).rows_accepted == len(lines())


def test_a_list_that_changes_their_line_is_refused_by_name(tied, paper):
    rows = [
        replace(row, note="Đổi") if row.citizen_id == paper.citizen_id else row for row in lines()
    ]
    with refused("RECUSED_FROM_LINE", number=paper.citizen_id):
        keep(rows, tied)
    assert keep(rows, officer("can-bo-hai", "PLANNING_OFFICER")).rows_accepted == len(rows)


def test_a_list_that_brings_them_under_another_number_is_refused(tied, paper):
    row = next(row for row in lines() if row.citizen_id == paper.citizen_id)
    arrange(paper, fold=fold(row.name), born=row.born)
    rows = [*lines(), replace(row, citizen_id="001099999999")]
    with refused("RECUSED_FROM_LINE", number="001099999999"):
        keep(rows, tied)


def test_a_list_that_drops_them_is_refused(tied, paper):
    rows = [row for row in lines() if row.citizen_id != paper.citizen_id]
    with refused("RECUSED_FROM_DROPPED", count="1"):
        keep(rows, tied)


def test_facts_that_change_theirs_are_refused_and_those_of_others_are_taken(tied, paper):
    facts = cadre_of(paper).as_cadre()
    with refused("RECUSED_FROM_LINE", number=paper.citizen_id):
        take_facts(replace(facts, residence="Nơi khác"), by=tied)
    assert take_facts(facts, by=tied).same == 1

    other = CadreRecord.objects.prefetch_related(*FACTS).exclude(citizen_id=paper.citizen_id)[0]
    assert take_facts(replace(other.as_cadre(), residence="Nơi khác"), by=tied).changed


def take_facts(cadre, by):
    return plan.cadres(cadres=[cadre], findings=(), source=FILE, by=by, at=LATE)


def test_evaluations_of_theirs_are_refused_and_those_of_units_are_taken(tied, paper):
    month = MonthlyResult(paper.citizen_id, paper.name, 2025, 3, rating=Rating.GOOD)
    unit = UnitResult("SO_TC", 2025, Rating.GOOD)
    with refused("RECUSED_FROM_LINE"):
        take_evaluations(month, unit, by=tied)
    assert take_evaluations(unit, by=tied).added


def take_evaluations(*results, by):
    return evaluations.keep(evaluations=results, findings=(), source=FILE, by=by, at=LATE)


def ballot(paper):
    return (Nomination(paper.citizen_id, paper.name, date(1980, 1, 2)), *PEOPLE[:2])


def test_a_conference_that_votes_on_them_is_entered_counted_and_annulled_by_others(
    tied, paper, others
):
    with refused("RECUSED_FROM_LINE"):
        enter(people=ballot(paper), by=tied)
    held = enter(people=ballot(paper), by=others[0])

    with refused("RECUSED_FROM"):
        ballot_counts.count(conference=held, tally=TALLY, by=tied, at=LATE)
    with refused("RECUSED_FROM"):
        conference.annul(conference=held, reason="Nhầm", by=tied, at=LATE)
    assert not open_conferences(PlanningConference.objects.all(), tied).exists()
    assert open_conferences(PlanningConference.objects.all(), others[0]).exists()


@pytest.fixture
def others():
    return [officer(name, "PLANNING_OFFICER") for name in ("kiem-1", "kiem-2")]


@pytest.fixture
def counted(others, paper):
    return fixed(*others, people=ballot(paper), by=others[0])


def asked_to_annul(held, by):
    return approvals.request_approval(
        act=ANNUL_CONFERENCE,
        arguments={"conference": str(held.pk), "reason": "Nhầm"},
        reason="Nhầm",
        by=by,
        at=LATE,
    )


def applied(request, by):
    return approvals.apply(
        act=ANNUL_CONFERENCE, request=request, digest=request.digest, by=by, at=LATE
    )


def test_who_is_tied_is_not_the_second_to_annul_a_result_on_them(tied, counted, others):
    request = asked_to_annul(counted, others[0])
    with refused("RECUSED_FROM"):
        applied(request, tied)
    assert applied(request, others[1]).annulled_at == LATE


def test_nor_the_first(tied, counted, others):
    request = asked_to_annul(counted, tied)
    with refused("RECUSED_FROM"):
        applied(request, others[0])


def test_a_request_to_annul_one_names_nobody_to_who_is_tied(tied, counted, others):
    request = asked_to_annul(counted, others[0])
    assert not is_open_to(tied, request)
    assert is_open_to(others[1], request)
    assert is_open_to(tied, ApprovalRequest(act="GRANT_ROLE"))


def test_a_conference_on_others_is_theirs_to_count(tied):
    held = enter(by=tied)
    require_ballot_open(held, tied)
    counted = ballot_counts.count(conference=held, tally=TALLY, by=tied, at=LATE)
    assert counted.counts.get().teller == tied


@dataclass(frozen=True)
class FaultyLine:
    """A line of a list that a decision lets pass, as the reader of the list gives it."""

    sheet: str
    row: int
    name: str
    citizen_id: str


def test_a_decision_on_a_faulty_line_of_theirs_is_refused_unless_it_is_the_stored_one(paper, tied):
    line = FaultyLine("Sheet1", 7, "Người có tên", paper.citizen_id)
    decisions = {("Sheet1", 7): "12/QĐ"}

    unchanged = Difference((), (), (), 1)

    require_list_open(
        tied, [line], lambda: unchanged, decisions, lambda: {paper.citizen_id: "12/QĐ"}
    )
    with refused("RECUSED_FROM_LINE", name=line.name, number=paper.citizen_id):
        require_list_open(tied, [line], lambda: unchanged, decisions, dict)


def test_an_import_asks_once_of_whom_its_importer_is_kept_from(paper, tied):
    line = FaultyLine("Sheet1", 7, "Người có tên", paper.citizen_id)
    unchanged = Difference((), (), (), 1)
    with CaptureQueriesContext(connection) as queries:
        require_list_open(tied, [line], lambda: unchanged, {}, dict)
    with CaptureQueriesContext(connection) as once:
        closed_people(tied)
    assert len(queries) == len(once)


def test_facts_of_theirs_are_refused_and_those_of_others_are_not(paper, tied):
    others = CadreRecord.objects.exclude(citizen_id=paper.citizen_id)

    require_person_open(others.order_by("citizen_id").first(), tied)
    with refused("RECUSED_FROM"):
        require_person_open(cadre_of(paper), tied)
