"""Imports and screening for machines: the same actions and refusals, every reading recorded."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from rest_framework.test import APIClient

from accounts.models import Person
from audit.actions import record as trail
from audit.models import Event
from candidates.models import Application, CadreRecord, PlanningList
from tests.moments import DEMO

pytestmark = pytest.mark.django_db
AFTER = datetime(2026, 12, 31, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PERSONAL = ("name", "born", "citizen_id", "current_post")


@pytest.fixture(autouse=True)
def _played(played, unthrottled):
    with time_machine.travel(AFTER):
        yield


def api_of(username):
    client = APIClient()
    client.force_authenticate(Person.objects.get(username=username))
    return client


def send(client, kind, file=DEMO / "ho-so-can-bo.xlsx", **options):
    with file.open("rb") as data:
        return client.post(f"/api/imports/{kind}/", {"file": data, **options}, format="multipart")


# --- Imports --------------------------------------------------------------------------------


def test_without_a_word_an_import_is_only_shown():
    before = Event.objects.count()

    answer = send(api_of("quy-hoach"), "cadres").json()

    assert answer["imported"] is False
    assert answer["changes"] == {
        "added": 0,
        "changed": 0,
        "gone": 0,
        "same": CadreRecord.objects.count(),
    }
    assert Event.objects.count() == before


def test_a_finding_is_told_with_its_place_and_its_sentence():
    answer = send(api_of("quy-hoach"), "planning", DEMO / "quy-hoach-loi.xlsx").json()

    fault = next(finding for finding in answer["findings"] if finding["severity"] == "ERROR")
    assert answer["faults"] > 0
    assert fault["row"] > 0
    assert fault["detail"] != fault["code"]


def test_a_list_with_faults_is_refused_whole():
    before = PlanningList.objects.count()

    refused = send(api_of("quy-hoach"), "planning", DEMO / "quy-hoach-loi.xlsx", dry_run="false")

    assert (refused.status_code, refused.json()["code"]) == (409, "FAULTS")
    assert PlanningList.objects.count() == before


def test_a_list_is_imported_with_faults_when_a_person_decides_so():
    answer = send(
        *(api_of("quy-hoach"), "planning", DEMO / "quy-hoach-loi.xlsx"),
        dry_run="false",
        with_faults="true",
        campaign="TT2026-01",
    )

    assert (answer.status_code, answer.json()["imported"]) == (200, True)
    assert PlanningList.objects.count() == 2


def test_a_register_after_its_stage_is_refused_as_on_the_page():
    refused = send(
        *(api_of("thu-ky"), "registrations", DEMO / "dang-ky-du-tuyen.xlsx"),
        campaign="TT2026-01",
        dry_run="false",
        with_faults="true",
    )

    assert (refused.status_code, refused.json()["code"]) == (409, "WRONG_STAGE")


def test_a_file_that_is_no_spreadsheet_is_refused():
    refused = send(api_of("quy-hoach"), "cadres", DEMO / "thong-bao.toml")

    assert (refused.status_code, refused.json()["code"]) == (409, "FILE_NOT_SPREADSHEET")


def test_an_unknown_key_is_refused():
    refused = send(api_of("quy-hoach"), "cadres", by="chu-tich")

    assert (refused.status_code, list(refused.json())) == (400, ["by"])


@pytest.mark.parametrize("kind", ["planning", "cadres", "registrations"])
def test_nobody_imports_without_the_duty(kind):
    assert send(api_of("giam-khao-1"), kind).status_code == 403
    assert send(APIClient(), kind).status_code == 401


# --- Screening ------------------------------------------------------------------------------


def test_the_papers_are_listed_without_anything_personal():
    listed = api_of("tham-dinh").get("/api/papers/?size=100")

    rows = listed.json()["results"]
    assert len(rows) == 94
    assert not any(field in rows[0] for field in PERSONAL)
    for paper in Application.objects.all()[:20]:
        assert paper.citizen_id not in listed.content.decode()
        assert paper.name not in listed.content.decode()


def test_listing_papers_leaves_no_reading():
    api_of("tham-dinh").get("/api/papers/")

    assert not Event.objects.filter(type="read.personal").exists()


def test_the_rules_that_failed_are_those_of_the_last_screening(played):
    rows = api_of("tham-dinh").get("/api/papers/?size=100").json()["results"]

    last = played.campaign.screenings.first()
    for row in rows:
        failed = last.findings.filter(application_id=row["id"], verdict="FAIL")
        assert row["failed"] == sorted(set(failed.values_list("rule", flat=True)))


def test_papers_are_found_by_their_state():
    rows = api_of("tham-dinh").get("/api/papers/?state=INELIGIBLE&size=100").json()["results"]

    assert {row["state"] for row in rows} == {"INELIGIBLE"}


def test_one_dossier_tells_every_finding_in_words():
    paper = Application.objects.filter(state="INELIGIBLE").first()

    answer = api_of("tham-dinh").get(f"/api/papers/{paper.pk}/").json()

    assert answer["name"] == paper.name
    assert all(finding["detail"] for finding in answer["findings"] if finding["verdict"] == "FAIL")


def test_reading_a_dossier_leaves_an_event_that_names_the_paper_only():
    paper = Application.objects.filter(state="INELIGIBLE").first()

    api_of("tham-dinh").get(f"/api/papers/{paper.pk}/")

    event = Event.objects.get(type="read.personal")
    assert (event.log_id, event.subject) == ("sys", f"TT2026-01 {paper.reg_no}")
    assert paper.name.encode() not in bytes(event.entry)
    assert paper.citizen_id.encode() not in bytes(event.entry)


def test_where_no_event_can_be_written_nothing_is_shown(monkeypatch):
    def full(*parameters):
        raise OSError("disk full")

    monkeypatch.setattr(trail, "_append", full)
    client = api_of("tham-dinh")
    client.raise_request_exception = False

    answer = client.get(f"/api/papers/{Application.objects.first().pk}/")

    assert answer.status_code == 500
    assert Application.objects.first().name not in answer.content.decode()


@pytest.mark.parametrize("username", ["giam-khao-1", "ban-phach", "giam-sat"])
def test_nobody_reads_papers_without_the_duty(username):
    assert api_of(username).get("/api/papers/").status_code == 403


def test_an_officer_of_another_campaign_finds_no_paper(person):
    client = APIClient()
    client.force_authenticate(person("khac", "SCREENING_OFFICER", campaign="KHAC"))
    paper = Application.objects.first()

    assert client.get("/api/papers/").json()["results"] == []
    assert client.get(f"/api/papers/{paper.pk}/").status_code == 404


def test_the_number_of_queries_does_not_grow(django_assert_num_queries):
    client = api_of("tham-dinh")
    client.get("/api/papers/")  # the roles of a person are read once
    for size in (1, 3):
        with django_assert_num_queries(4):
            assert len(client.get(f"/api/papers/?size={size}").json()["results"]) == size
