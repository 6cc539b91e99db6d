"""The queue of who registered beside the planning list, and the word on one of them."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Grant
from candidates.actions import match_counts as counting
from candidates.actions import relations
from candidates.models import Application, PlanningList, PlanningMatch
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, campaign, events, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MISREAD = "001000000000"


@pytest.fixture(autouse=True)
def _on_a_day_of_screening():
    with time_machine.travel(LATE, tick=False):
        yield


def signed_in(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


@pytest.fixture
def client():
    return signed_in("quy-hoach")


@pytest.fixture
def misread():
    """Two registrations whose numbers the list has misread, in the order of their numbers."""
    papers = []
    for paper in Application.objects.handed_in().filter(withdrawn_on=None).order_by("reg_no"):
        entries = PlanningList.objects.get().entries.filter(
            citizen_id=paper.citizen_id, name=paper.name, born=paper.born
        )
        if entries and len(papers) < 2:
            for entry in list(entries):
                arrange(entry, citizen_id=f"{int(MISREAD) + len(papers):012}")
            papers.append(paper)
    return papers


def queue(client, **asked):
    return client.get(reverse("candidates:matches", args=[campaign().code]), asked)


def settle_page(paper):
    return reverse("candidates:settle-match", args=[campaign().code, paper.reg_no])


def test_who_waits_stands_first_with_the_difference(misread, client):
    page = queue(client)

    waiting = [line for line in page.context["page"] if line.is_waiting]
    numbers = [line.paper.reg_no for line in waiting]
    assert page.context["waiting"] == len(waiting)
    assert {paper.reg_no for paper in misread} <= set(numbers)
    assert [line.is_waiting for line in page.context["page"]][: len(waiting)] == [True] * len(
        waiting
    )
    assert MISREAD in page.text
    assert "Số căn cước" in page.text
    total = Application.objects.handed_in().filter(withdrawn_on=None).count()
    assert sum(number for number, _ in page.context["counts"]) == total


def test_the_filter_shows_one_sort_alone(misread, client):
    shown = {
        likeness: [
            line.in_list.likeness for line in queue(client, likeness=likeness).context["page"]
        ]
        for likeness in ("SURE", "LIKELY", "NOT_LISTED")
    }

    assert all(set(in_list) == {likeness} for likeness, in_list in shown.items())


FEW = ("UNSETTLED", "LIKELY", "NOT_LISTED")


def numbers_of(client, asked):
    return [line.paper.reg_no for line in queue(client, likeness=asked).context["page"]]


@pytest.mark.parametrize("asked", FEW)
def test_after_those_who_are_named_the_others_follow_in_the_same_order(
    misread, client, monkeypatch, asked
):
    whole = numbers_of(client, asked)
    counting.recent_counts.clear()
    monkeypatch.setattr(counting, "NAMED_AT_ONCE", 1)

    assert numbers_of(client, asked) == whole == sorted(whole)
    assert len(whole) > 1


@pytest.mark.parametrize("asked", FEW)
def test_nobody_is_compared_who_is_not_shown(misread, client, asked):
    queue(client)

    with CaptureQueriesContext(connection) as queries:
        queue(client, likeness=asked)

    assert not [query for query in queries if '"likeness"' in query["sql"]]


def test_a_word_opens_the_next_who_waits_and_after_the_last_the_queue(misread, client):
    first, second = misread
    assert "Không phải ai trong số này" in client.get(settle_page(first)).text

    answer = {"citizen_id": MISREAD, "basis": "Lý lịch 2C", "request_id": uuid4()}
    after = client.post(settle_page(first), answer)
    again = client.post(settle_page(first), answer)

    assert after["Location"] == settle_page(second) == again["Location"]
    assert [match.citizen_id for match in PlanningMatch.objects.all()] == [MISREAD]
    assert "Đã xác nhận: đúng người" in queue(client).text
    for paper in [line.paper for line in queue(client).context["page"] if line.is_waiting]:
        answer = {"citizen_id": "-", "basis": "Lý lịch 2C", "request_id": uuid4()}
        last = client.post(settle_page(paper), answer)
    assert last["Location"] == reverse("candidates:matches", args=[campaign().code])
    assert "không phải ai trong quy hoạch" in client.get(settle_page(second)).text


def test_without_a_basis_nothing_is_written_and_what_was_chosen_stands(misread, client):
    with events() as trail:
        page = client.post(settle_page(misread[0]), {"citizen_id": MISREAD, "request_id": uuid4()})

    assert page.status_code == 422
    assert page.context["form"]["citizen_id"].value() == MISREAD
    assert [kind for kind, *_ in trail if kind != "read.personal"] == []


def test_who_is_sure_is_not_asked_about(client):
    sure = next(line.paper for line in queue(client, likeness="SURE").context["page"])

    assert client.get(settle_page(sure)).status_code == 409


def test_it_is_the_planning_officers_and_reading_names_leaves_a_trace(misread, client):
    for username in ("tham-dinh", "giam-khao-1"):
        assert queue(signed_in(username)).status_code == 403
        assert signed_in(username).get(settle_page(misread[0])).status_code == 403
    with events() as trail:
        queue(client)
        client.get(settle_page(misread[0]))

    read = [about for kind, about, *_ in trail if kind == "read.personal"]
    assert read == [f"planning matches {campaign().code}", misread[0].reference]


def questions(client, **asked):
    address = reverse("candidates:matches", args=[campaign().code])
    client.get(address, asked)  # what is counted of everybody is counted once
    with CaptureQueriesContext(connection) as queries:
        client.get(address, asked)
    return len(queries)


def test_the_queue_asks_no_more_for_more_who_registered(misread, client):
    many = questions(client)
    assert questions(client, likeness="LIKELY") == questions(client, likeness="SURE") <= many <= 12

    for paper in Application.objects.handed_in().exclude(pk__in=[each.pk for each in misread])[6:]:
        arrange(paper, withdrawn_on=LATE.date())

    assert questions(client) == many


def test_the_queue_asks_no_more_where_everybody_waits_or_the_chair_looks(misread, client):
    for entry in PlanningList.objects.get().entries.exclude(citizen_id__startswith=MISREAD[:-2]):
        arrange(entry, born=date(1960, 1, 1))
    for officer in Grant.objects.filter(role="PLANNING_OFFICER"):
        arrange(officer, revoked_at=LATE)
    chair = signed_in("chu-tich")

    assert queue(chair).context["waiting"] > len(misread)
    assert questions(chair) <= 12


def test_the_list_leads_to_the_queue(client):
    address = reverse("candidates:matches", args=[campaign().code])

    assert address in client.get(reverse("candidates:planning")).text


def test_the_chair_settles_only_whom_every_officer_is_tied_to(misread):
    first, second = misread
    relations.declare_own(
        campaign=campaign(),
        application=first,
        kind=RelationKind.MENTOR,
        detail="",
        by=person_named("quy-hoach"),
        at=LATE,
    )
    chair = signed_in("chu-tich")

    page = queue(chair)

    assert [line.paper.reg_no for line in page.context["page"]] == [first.reg_no]
    assert "Chủ tịch xác nhận thay" in page.text
    assert f'href="{reverse("candidates:planning")}"' not in page.text
    assert chair.get(settle_page(second)).status_code == 404
    sent = {"citizen_id": MISREAD, "basis": "Lý lịch 2C", "request_id": uuid4()}
    assert chair.post(settle_page(first), sent)["Location"] == reverse(
        "candidates:matches", args=[campaign().code]
    )
    assert PlanningMatch.objects.get().application == first
