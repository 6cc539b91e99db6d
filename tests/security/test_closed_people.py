"""A planning officer who is tied to somebody, or barred where they registered, finds them nowhere.

The planning list, personnel facts, evaluations, conferences, their comparisons, downloads and
imports belong to no campaign; the people in them register in one (regulations 4.2).
"""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse
from python_calamine import CalamineWorkbook
from rest_framework.test import APIClient

import rehearsal.demo
from accounts.models import Person
from accounts.rules.duties import Role
from candidates.actions import plan
from candidates.models import Application, CadreRecord, PlanningEntry, PlanningList
from candidates.rules.facts import ImportNotice
from candidates.worklist.planning import ballots_to_count
from exams.models import Post
from exams.rules.enums import Severity
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, officer, person_named, refused, stored
from tests.candidates.conferences import PEOPLE, enter, fixed
from tests.crawl import readable_text
from tests.relations import own, signed_in
from tests.told import of_candidates, told_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
SAMPLES = Path(rehearsal.demo.__file__).parent
LISTS = ("/quy-hoach/", "/can-bo/", "/can-bo/danh-gia/", "/quy-hoach/hoi-nghi/")
COMPARED = reverse("oversight:planning-changes")


@pytest.fixture(autouse=True)
def _late(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture
def paper():
    """Return the file of somebody whom the list in force and the personnel facts have."""
    papers = Application.objects.handed_in()
    papers = papers.filter(citizen_id__in=CadreRecord.objects.values("citizen_id"))
    return papers.filter(citizen_id__in=PlanningEntry.objects.values("citizen_id"))[0]


@pytest.fixture
def records(paper):
    """Let everything about planning name them: two versions of the list, a conference on them."""
    record = CadreRecord.objects.get(citizen_id=paper.citizen_id)
    people = (replace(PEOPLE[0], citizen_id=record.citizen_id, name=record.name), *PEOPLE[1:])
    others = [officer(name, Role.PLANNING_OFFICER) for name in ("kiem-1", "kiem-2")]
    held = fixed(*others, people=people, by=others[0])
    rows = [entry.as_row() for entry in PlanningList.objects.get().entries.all()]
    plan.planning_list(
        rows=[replace(row, note="Đổi") for row in rows],
        findings=[],
        source=plan.SourceFile("quy-hoach-2.xlsx", "0" * 64),
        by=others[0],
        at=LATE,
    )
    return {"cadre": record, "conference": held, "others": others}


def pages_of(paper, records):
    """Return the pages and the paper that are about this person alone."""
    entry = PlanningEntry.objects.filter(citizen_id=paper.citizen_id)[0]
    held = records["conference"].pk
    return [
        reverse("candidates:cadre", args=[records["cadre"].pk]),
        reverse("oversight:entry-history", args=[entry.pk]),
        reverse("candidates:training-new", args=[records["cadre"].pk]),
        reverse("candidates:conference", args=[held]),
        reverse("candidates:conference-minutes", args=[held]),
        f"/quy-hoach/hoi-nghi/{held}/kiem-phieu/",
        f"/quy-hoach/hoi-nghi/{held}/huy/",
        f"/quy-hoach/hoi-nghi/{held}/de-nghi-huy/",
    ]


def tied(paper):
    own(person_named("quy-hoach"), paper, kind=RelationKind.MENTOR)
    return "quy-hoach"


def barred(paper):
    own(officer("bi-cam", Role.PLANNING_OFFICER), kind=RelationKind.DISCIPLINED)
    return "bi-cam"


KEPT_AWAY = pytest.mark.parametrize("how", [tied, barred])


def named_in(client, address, record, **asked):
    text = readable_text(client.get(address, asked))
    return record.name in text or record.citizen_id in text


@KEPT_AWAY
def test_no_list_and_no_search_names_them(how, paper, records):
    record, before = records["cadre"], signed_in("kiem-1")
    assert named_in(before, "/can-bo/", record, q=record.citizen_id)
    assert named_in(before, "/quy-hoach/", record, q=record.citizen_id)

    client = signed_in(how(paper))

    for address in LISTS:
        assert client.get(address, {"q": record.name}).status_code == 200
        assert not client.get(address, {"q": record.name}).context["page"].object_list, address
        assert not client.get(address, {"q": record.citizen_id}).context["page"].object_list


@KEPT_AWAY
def test_no_page_of_theirs_is_there(how, paper, records):
    pages = pages_of(paper, records)
    assert {signed_in("kiem-1").get(page).status_code for page in pages[:4]} == {200}

    client = signed_in(how(paper))

    assert {client.get(page).status_code for page in pages} == {404}


@KEPT_AWAY
def test_no_comparison_of_two_versions_names_them_on_the_page_or_in_its_sheet(how, paper, records):
    record = records["cadre"]
    assert record.name in names_in_sheet(signed_in("kiem-1"))

    client = signed_in(how(paper))

    assert not named_in(client, COMPARED, record)
    assert record.name not in names_in_sheet(client)


@KEPT_AWAY
def test_the_structure_does_not_name_them_among_those_long_in_their_posts(how, paper, records):
    record, structure = records["cadre"], reverse("oversight:structure")
    rank = Post.objects.select_related("rank").first().rank.code
    arrange(record, rank=rank, in_post_since=date(2000, 1, 1))
    assert record.name in readable_text(signed_in("kiem-1").get(structure))

    client = signed_in(how(paper))

    assert record.name not in readable_text(client.get(structure))


@KEPT_AWAY
def test_who_is_kept_away_decides_nothing_about_a_faulty_line_of_theirs(how, paper, records):
    rows = [entry.as_row() for entry in PlanningList.objects.first().entries.all()]
    [theirs] = [row for row in rows if row.citizen_id == paper.citizen_id]
    fault = ImportNotice(theirs.sheet, theirs.row, "theory", "PLAN_THEORY", Severity.ERROR)
    by = Person.objects.get(username=how(paper))

    with refused("RECUSED_FROM_LINE", name=theirs.name, number=theirs.citizen_id):
        plan.planning_list(
            rows=rows,
            findings=[fault],
            source=plan.SourceFile("quy-hoach-3.xlsx", "1" * 64),
            with_faults=True,
            allowed_by={(theirs.sheet, theirs.row): "9-QĐ/TU"},
            by=by,
            at=LATE,
        )


def names_in_sheet(client):
    answer = client.get(reverse("oversight:planning-changes-sheet"))
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return {cell for rows in sheets for row in rows for cell in row}


def test_no_ballots_of_theirs_wait_for_who_is_tied(paper, records):
    record = records["cadre"]
    people = (replace(PEOPLE[0], citizen_id=record.citizen_id, name=record.name),)
    enter(people=people, by=records["others"][0], term="2030-2035")
    assert list(ballots_to_count(records["others"][0], LATE))

    tied(paper)

    assert not list(ballots_to_count(person_named("quy-hoach"), LATE))


@KEPT_AWAY
@pytest.mark.parametrize("dry_run", [True, False])
def test_nor_does_the_interface_take_or_judge_it(how, paper, records, dry_run):
    arrange(records["cadre"], residence="Chỗ ở mà bộ phận cán bộ ghi")
    client = APIClient()
    client.force_authenticate(Person.objects.get(username=how(paper)))
    before = stored()

    with (SAMPLES / "ho-so-can-bo.xlsx").open("rb") as book:
        answer = client.post("/api/imports/cadres/", {"file": book, "dry_run": dry_run})

    assert answer.status_code == 409
    assert "RECUSED_FROM_LINE" in answer.content.decode()
    assert stored() == before


@pytest.mark.slow
def test_no_page_at_all_says_of_a_candidate_to_a_planning_officer_who_is_barred(paper, records):
    client = signed_in(barred(paper))
    assert list(told_of(client, of_candidates() - names_of_others())) == []


def names_of_others():
    """Return the names that people bear who did not register as well."""
    registered = Application.objects.handed_in().values("citizen_id")
    others = CadreRecord.objects.exclude(citizen_id__in=registered)
    return set(others.values_list("name", flat=True))
