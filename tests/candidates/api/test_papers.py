"""Screening for machines: the papers, and every reading of a dossier recorded."""

import pytest
from rest_framework.test import APIClient

from audit.actions import record as trail
from audit.models import Event
from candidates.models import Application

pytestmark = pytest.mark.django_db
PERSONAL = ("name", "born", "citizen_id", "current_post")


def test_the_papers_are_listed_without_anything_personal(api_of):
    listed = api_of("tham-dinh").get("/api/papers/?size=100")

    rows = listed.json()["results"]
    assert len(rows) == 94
    assert not any(field in rows[0] for field in PERSONAL)
    for paper in Application.objects.all()[:20]:
        assert paper.citizen_id not in listed.content.decode()
        assert paper.name not in listed.content.decode()


def test_listing_papers_leaves_no_reading(api_of):
    api_of("tham-dinh").get("/api/papers/")

    assert not Event.objects.filter(type="read.personal").exists()


def test_the_rules_that_failed_are_those_of_the_last_screening(api_of, played):
    rows = api_of("tham-dinh").get("/api/papers/?size=100").json()["results"]

    last = played.campaign.screenings.first()
    for row in rows:
        failed = last.findings.filter(application_id=row["id"], verdict="FAIL")
        assert row["failed"] == sorted(set(failed.values_list("rule", flat=True)))


def test_papers_are_found_by_their_state(api_of):
    rows = api_of("tham-dinh").get("/api/papers/?state=INELIGIBLE&size=100").json()["results"]

    assert {row["state"] for row in rows} == {"INELIGIBLE"}


def test_one_dossier_tells_every_finding_in_words(api_of):
    paper = Application.objects.filter(state="INELIGIBLE").first()

    answer = api_of("tham-dinh").get(f"/api/papers/{paper.pk}/").json()

    assert answer["name"] == paper.name
    assert all(finding["detail"] for finding in answer["findings"] if finding["verdict"] == "FAIL")


def test_reading_a_dossier_leaves_an_event_that_names_the_paper_only(api_of):
    paper = Application.objects.filter(state="INELIGIBLE").first()

    api_of("tham-dinh").get(f"/api/papers/{paper.pk}/")

    event = Event.objects.get(type="read.personal")
    assert (event.log_id, event.subject) == ("sys", f"TT2026-01 {paper.reg_no}")
    assert paper.name.encode() not in bytes(event.entry)
    assert paper.citizen_id.encode() not in bytes(event.entry)


def test_where_no_event_can_be_written_nothing_is_shown(api_of, monkeypatch):
    def full(*parameters):
        raise OSError("disk full")

    monkeypatch.setattr(trail, "append", full)
    client = api_of("tham-dinh")
    client.raise_request_exception = False

    answer = client.get(f"/api/papers/{Application.objects.first().pk}/")

    assert answer.status_code == 500
    assert Application.objects.first().name not in answer.content.decode()


@pytest.mark.parametrize("username", ["giam-khao-1", "ban-phach", "giam-sat"])
def test_nobody_reads_papers_without_the_duty(api_of, username):
    assert api_of(username).get("/api/papers/").status_code == 403


def test_an_officer_of_another_campaign_finds_no_paper(person):
    client = APIClient()
    client.force_authenticate(person("khac", "SCREENING_OFFICER", campaign="KHAC"))
    paper = Application.objects.first()

    assert client.get("/api/papers/").json()["results"] == []
    assert client.get(f"/api/papers/{paper.pk}/").status_code == 404


def test_the_number_of_queries_does_not_grow(api_of, django_assert_num_queries):
    client = api_of("tham-dinh")
    client.get("/api/papers/")  # the roles of a person are read once
    for size in (1, 3):
        with django_assert_num_queries(4):
            assert len(client.get(f"/api/papers/?size={size}").json()["results"]) == size
