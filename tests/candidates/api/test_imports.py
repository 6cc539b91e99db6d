"""Imports for machines: the same actions and refusals, every reading recorded."""

import pytest
from rest_framework.test import APIClient

from audit.models import Event
from candidates.models import CadreRecord, MonthlyEvaluation, PlanningList
from tests.candidates.tables.books import book_of
from tests.moments import DEMO

pytestmark = pytest.mark.django_db


def send(client, kind, file=DEMO / "ho-so-can-bo.xlsx", **options):
    with file.open("rb") as data:
        return client.post(f"/api/imports/{kind}/", {"file": data, **options}, format="multipart")


def test_without_a_word_an_import_is_only_shown(api_of):
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


def test_a_finding_is_told_with_its_place_and_its_sentence(api_of):
    answer = send(api_of("quy-hoach"), "planning", DEMO / "quy-hoach-loi.xlsx").json()

    fault = next(finding for finding in answer["findings"] if finding["severity"] == "ERROR")
    assert answer["faults"] > 0
    assert fault["row"] > 0
    assert fault["detail"] != fault["code"]


def test_a_list_with_faults_is_refused_whole(api_of):
    before = PlanningList.objects.count()

    refused = send(api_of("quy-hoach"), "planning", DEMO / "quy-hoach-loi.xlsx", dry_run="false")

    assert (refused.status_code, refused.json()["code"]) == (409, "FAULTS")
    assert PlanningList.objects.count() == before


def test_a_list_is_imported_with_faults_when_a_person_decides_so(api_of):
    answer = send(
        *(api_of("quy-hoach"), "planning", DEMO / "quy-hoach-loi.xlsx"),
        dry_run="false",
        with_faults="true",
        campaign="TT2026-01",
    )

    assert (answer.status_code, answer.json()["imported"]) == (200, True)
    assert PlanningList.objects.count() == 2


def test_a_file_that_changed_since_it_was_shown_is_not_imported(api_of, tmp_path):
    heading = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
    person = ("001080000017", "Nguyễn An", "03/05/1980", "Nam")
    shown_file, other = tmp_path / "cb.xlsx", tmp_path / "khac" / "cb.xlsx"
    other.parent.mkdir()
    shown_file.write_bytes(book_of({"Cán bộ": [heading, person]}))
    other.write_bytes(book_of({"Cán bộ": [heading, (*person[:1], "Nguyễn Anh", *person[2:])]}))
    digest = send(api_of("quy-hoach"), "cadres", shown_file).json()["digest"]
    before = CadreRecord.objects.count()

    changed = send(api_of("quy-hoach"), "cadres", other, dry_run="false", digest=digest)
    assert (changed.status_code, changed.json()["code"]) == (409, "FILE_NOT_AS_SHOWN")
    assert CadreRecord.objects.count() == before

    same = send(api_of("quy-hoach"), "cadres", shown_file, dry_run="false", digest=digest)
    assert (same.json()["imported"], CadreRecord.objects.count()) == (True, before + 1)


def test_a_register_after_its_stage_is_refused_as_on_the_page(api_of):
    refused = send(
        *(api_of("thu-ky"), "registrations", DEMO / "dang-ky-du-tuyen.xlsx"),
        campaign="TT2026-01",
        dry_run="false",
        with_faults="true",
    )

    assert (refused.status_code, refused.json()["code"]) == (409, "WRONG_STAGE")


def test_a_file_that_is_no_spreadsheet_is_refused(api_of):
    refused = send(api_of("quy-hoach"), "cadres", DEMO / "thong-bao.toml")

    assert (refused.status_code, refused.json()["code"]) == (409, "FILE_NOT_SPREADSHEET")


def test_an_unknown_key_is_refused(api_of):
    refused = send(api_of("quy-hoach"), "cadres", by="chu-tich")

    assert (refused.status_code, list(refused.json())) == (400, ["by"])


def test_evaluations_are_shown_and_imported_like_other_files(api_of, tmp_path):
    person = CadreRecord.objects.first()
    line = (person.citizen_id, person.name, "03/2025", 80)
    file = tmp_path / "dg.xlsx"
    file.write_bytes(book_of({"Tháng": [("Số CCCD", "Họ và tên", "Tháng", "Điểm"), line]}))

    dry = send(api_of("quy-hoach"), "evaluations", file).json()
    done = send(api_of("quy-hoach"), "evaluations", file, dry_run=False).json()

    assert (dry["imported"], dry["changes"]["added"]) == (False, 1)
    assert (done["imported"], MonthlyEvaluation.objects.get().points) == (True, 80)


@pytest.mark.parametrize("kind", ["planning", "cadres", "evaluations", "registrations"])
def test_nobody_imports_without_the_duty(api_of, kind):
    assert send(api_of("giam-khao-1"), kind).status_code == 403
    assert send(APIClient(), kind).status_code == 401
