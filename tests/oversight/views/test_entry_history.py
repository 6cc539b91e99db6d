"""The history of one line of the planning list, over all versions."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candidates.actions import plan
from candidates.actions.conference import Nomination
from candidates.models import PlanningEntry, PlanningList
from exams.models import Post
from tests.actions import LATE, events, officer, person_named
from tests.candidates.conferences import TALLY, annul, fixed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def keep(rows, digest):
    return plan.planning_list(
        rows=rows,
        findings=[],
        source=plan.SourceFile(f"quy-hoach-{digest}.xlsx", digest * 64),
        by=person_named("quy-hoach"),
        at=LATE,
    )


@pytest.fixture
def entry():
    """Keep three more versions: in another tier, gone, and back; return the line of the first."""
    stored = PlanningEntry.objects.filter(tier=1).order_by("sheet", "row")[:2]
    first, other = (each.as_row() for each in stored)
    keep([replace(first, tier=2, row=77), other], "a")
    keep([other], "b")
    keep([first, other], "c")
    return stored[0]


def page(client, entry):
    return client.get(reverse("oversight:entry-history", args=[entry.pk]))


def test_every_version_that_changed_the_line_is_told_with_its_row(entry, signed_in):
    [figure] = page(signed_in("quy-hoach"), entry).context["figures"]

    told = [(row[0], *row[2:]) for row in figure.table.rows]
    here = f"{entry.sheet}, dòng {entry.row}"
    assert told == [
        ("v1", here, "Vào", "Quyết định", "–", entry.decision_no),
        ("v2", f"{entry.sheet}, dòng 77", "Đổi", "Đối tượng quy hoạch", "1", "2"),
        ("v3", "", "Ra", "Quyết định", entry.decision_no, "–"),
        ("v4", here, "Vào", "Quyết định", "–", entry.decision_no),
    ]
    assert entry.name in figure.title


def test_it_is_the_same_history_from_every_version_of_the_line(entry, signed_in):
    client = signed_in("quy-hoach")
    latest = PlanningList.objects.first().entries.get(
        citizen_id=entry.citizen_id, post=entry.post, term=entry.term
    )

    [first], [last] = (page(client, each).context["figures"] for each in (entry, latest))

    assert first == last


def test_the_list_leads_to_it_and_reading_it_leaves_a_trace_without_a_name(entry, signed_in):
    client = signed_in("quy-hoach")
    address = reverse("oversight:entry-history", args=[entry.pk])

    asked = {"version": "1", "q": entry.citizen_id}
    assert address in client.get(reverse("candidates:planning"), asked).text
    with events() as trail:
        page(client, entry)

    [(kind, about, _actor, _facts)] = trail
    assert (kind, about) == ("read.personal", f"planning entry {entry.pk}")


def test_the_votes_of_conferences_stand_below_it_but_not_those_that_were_annulled(entry, signed_in):
    first, second = person_named("quy-hoach"), officer("kiem-phieu", "PLANNING_OFFICER")
    ballot = (Nomination(entry.citizen_id, entry.name, entry.born),)
    asked = {"people": ballot, "post": Post.objects.get(code=entry.post), "term": entry.term}
    few = replace(TALLY, votes=(20,))
    fixed(first, second, few, held_on=date(2026, 8, 30), **asked)
    fixed(first, second, replace(TALLY, votes=(30,)), **asked)
    gone = fixed(first, second, few, held_on=date(2026, 9, 2), **asked)
    annul(gone, first, second)

    _history, votes = page(signed_in("quy-hoach"), entry).context["figures"]

    told = ("Hội nghị cán bộ chủ chốt", "12-KH/ĐU")
    assert votes.table.rows == (
        ("30/08/2026", *told, 20, 38, 21, "Không đạt"),
        ("01/09/2026", *told, 30, 38, 21, "Đạt"),
    )
    assert votes.table.flagged == {0}


def test_it_is_the_planning_officers_alone(entry, signed_in):
    with events() as trail:
        assert page(signed_in("tham-dinh"), entry).status_code == 403
    assert [kind for kind, *_ in trail if kind == "read.personal"] == []


def test_more_versions_ask_no_more_questions(entry, signed_in):
    client = signed_in("quy-hoach")
    rows = [each.as_row() for each in PlanningEntry.objects.filter(planning_list__version=4)]
    counts = []
    for digest in "def":
        keep(rows, digest)
        with CaptureQueriesContext(connection) as queries:
            page(client, entry)
        counts.append(len(queries))

    assert counts[1] == counts[2]
