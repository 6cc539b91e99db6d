"""The operator's import of evaluations: as the page, dry first, whole or not at all."""

import json

import pytest

from candidates.models import CadreRecord, MonthlyEvaluation, UnitEvaluation
from exams.models import Unit
from tests.actions import stored
from tests.candidates.tables.books import book_of
from tests.commands import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]


@pytest.fixture
def somebody():
    return CadreRecord.objects.first()


@pytest.fixture
def file(tmp_path, somebody):
    months = [
        ("Số CCCD", "Họ và tên", "Tháng", "Điểm"),
        (somebody.citizen_id, somebody.name, "03/2025", 80),
    ]
    units = [("Đơn vị", "Năm", "Xếp loại"), (Unit.objects.first().name, 2025, "HTTNV")]
    path = tmp_path / "dg.xlsx"
    path.write_bytes(book_of({"Tháng": months, "Tập thể": units}))
    return path


def test_a_dry_run_tells_what_would_be_added_and_writes_nothing(file):
    before = stored()

    ended = run("import_evaluations", file, "--dry-run", "--json")

    assert (ended.code, ended.json["rows"], ended.json["changes"]["added"]) == (0, 2, 2)
    assert stored() == before


def test_a_run_keeps_months_and_years(file, somebody):
    ended = run("import_evaluations", file, "--as", "quy-hoach", "--json")

    assert ended.json["imported"] is True
    assert MonthlyEvaluation.objects.get().citizen_id == somebody.citizen_id
    assert UnitEvaluation.objects.get().year == 2025


def test_who_has_not_the_duty_is_refused(file):
    before = stored()

    assert "NOT_YOUR_DUTY" in json.dumps(
        run("import_evaluations", file, "--as", "thu-ky", "--json").json
    )
    assert stored() == before
