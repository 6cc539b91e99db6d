"""The operator's imports: a dry run shows everything and writes nothing; a run is whole or none."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from audit.models import Event
from candidates.models import Application, CadreRecord, PlanningEntry, PlanningList
from tests.commands import run
from tests.moments import DEMO

pytestmark = pytest.mark.django_db
CODE = "TT2026-01"
PLANNING, CADRES = DEMO / "quy-hoach-2025-2030.xlsx", DEMO / "ho-so-can-bo.xlsx"
REGISTER = DEMO / "dang-ky-du-tuyen.xlsx"


@pytest.fixture(autouse=True)
def _in_the_window(announced):
    with time_machine.travel(datetime(2026, 9, 20, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))):
        yield


def untouched():
    return (
        PlanningList.objects.count(),
        CadreRecord.objects.count(),
        Application.objects.count(),
        Event.objects.count(),
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("import_planning", PLANNING, "--campaign", CODE, "--sheet", "Quy hoạch"),
        ("import_cadres", CADRES),
        ("import_registrations", REGISTER, "--campaign", CODE),
    ],
)
def test_a_dry_run_tells_and_writes_nothing(arguments):
    before = untouched()

    ended = run(*arguments, "--dry-run", "--json")

    assert ended.json["rows"] > 0
    assert ended.json["changes"]["added"] == ended.json["rows"]
    assert ended.json["imported"] is False
    assert ended.code == (2 if ended.json["faults"] else 0)
    assert untouched() == before


def test_every_finding_names_sheet_row_column_value_and_reason():
    ended = run("import_planning", DEMO / "quy-hoach-loi.xlsx", "--dry-run", "--json")

    first = next(each for each in ended.json["findings"] if each["severity"] == "ERROR")
    assert ended.code == 2
    assert set(first) == {
        *("sheet", "row", "column", "code", "severity", "value", "suggestion", "related_rows"),
        "detail",
    }
    assert first["detail"] != first["code"]


def test_a_person_reads_a_line_for_each_finding_and_a_sum():
    ended = run("import_planning", DEMO / "quy-hoach-loi.xlsx", "--dry-run")

    assert "Lỗi" in ended.out
    assert ended.out.rstrip().splitlines()[-2].endswith("lỗi.")


def test_a_list_with_errors_is_refused_whole():
    before = untouched()

    ended = run("import_planning", PLANNING, "--campaign", CODE, "--as", "quy-hoach")

    assert ended.code == 1
    assert "chưa nhập dòng nào" in ended.err
    assert untouched() == before


def test_with_faults_keeps_every_row_and_marks_it():
    ended = run(
        *("import_planning", PLANNING, "--campaign", CODE, "--with-faults"),
        *("--as", "quy-hoach", "--json"),
    )

    assert (ended.code, ended.json["imported"]) == (0, True)
    assert PlanningEntry.objects.count() == ended.json["rows"]
    assert Event.objects.filter(type="planning.imported").count() == 1


def test_cadres_are_imported_and_a_second_time_change_nothing():
    run("import_cadres", CADRES, "--with-faults", "--as", "quy-hoach")

    again = run("import_cadres", CADRES, "--dry-run", "--json").json["changes"]

    assert again == {"added": 0, "changed": 0, "gone": 0, "same": CadreRecord.objects.count()}


def test_the_register_is_imported_and_a_second_time_changes_nothing():
    first = run(
        *("import_registrations", REGISTER, "--campaign", CODE, "--with-faults"),
        *("--as", "thu-ky", "--json"),
    )

    again = run("import_registrations", REGISTER, "--campaign", CODE, "--dry-run", "--json").json

    assert first.code == 0
    assert Application.objects.count() == first.json["rows"] == again["changes"]["same"]


def test_writing_needs_somebody_whose_duty_is_used():
    assert run("import_cadres", CADRES).err.startswith("Hãy nêu người thực hiện")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("import_cadres", CADRES, "--with-faults", "--as", "thu-ky"), "NOT_YOUR_DUTY"),
        (("import_cadres", CADRES, "--as", "khong-co"), "UNKNOWN_USER"),
        (("import_cadres", "khong-co.xlsx", "--dry-run"), "FILE_MISSING"),
        (("import_cadres", DEMO / "thong-bao.toml", "--dry-run"), "FILE_NOT_SPREADSHEET"),
        (("import_registrations", REGISTER, "--campaign", "X", "--dry-run"), "UNKNOWN_CAMPAIGN"),
    ],
)
def test_a_refusal_is_told_by_code_and_exit(arguments, code):
    before = untouched()

    ended = run(*arguments, "--json")

    assert (ended.code, ended.json["code"]) == (1, code)
    assert untouched() == before


def test_days_are_told_the_way_people_write_them():
    ended = run("import_planning", DEMO / "quy-hoach-loi.xlsx", "--dry-run")

    assert "C62 [11/05/1967]" in ended.out
    assert "hiểu là 01/09/2021." in ended.out
    assert "1967-05-11" not in ended.out
