"""A dry run of an import at the console, in somebody's name: no more than the pages show them."""

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from rest_framework.test import APIClient

from candidates.models import Application, CadreRecord
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, officer, person_named, stored
from tests.candidates.tables.books import book_of
from tests.commands import run
from tests.moments import DEMO
from tests.relations import own, signed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening", "unthrottled")]
REGISTER = ("import_registrations", DEMO / "dang-ky-du-tuyen.xlsx", "--campaign", "TT2026-01")
CADRES = ("import_cadres", DEMO / "ho-so-can-bo.xlsx")
NAME = "Tên Chỉ Có Trong Hồ Sơ Cán Bộ"


@pytest.fixture(autouse=True)
def _late(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    with time_machine.travel(LATE, tick=False):
        yield


@pytest.fixture
def paper():
    """Return a file of which another post is stored than the register says."""
    return arrange(Application.objects.filter(source="PAPER")[0], current_post="Khác")


@pytest.fixture
def record(paper):
    """Return the facts of the same person, of which another residence is stored, and a name."""
    facts = CadreRecord.objects.get(citizen_id=paper.citizen_id)
    return arrange(facts, residence="Chỗ ở khác")


def tried(command, username):
    """Let a command show what a file would change, in the name of somebody."""
    before = stored()
    ended = run(*command, "--dry-run", "--as", username, "--json")
    assert stored() == before
    return ended.json


def tie(username, paper):
    own(person_named(username), paper, kind=RelationKind.MENTOR)


def test_the_row_of_a_tied_file_is_compared_with_nothing_and_counted(paper):
    answer = tried(REGISTER, "thu-ky")
    assert (answer["changes"]["changed"], answer["closed"]) == (1, 0)

    tie("thu-ky", paper)

    answer = tried(REGISTER, "thu-ky")
    assert (answer["changes"]["changed"], answer["closed"]) == (0, 1)
    assert answer["imported"] is False


def test_a_register_is_shown_to_nobody_before_the_statement(paper):
    officer("thu-ky-moi", "SECRETARY", signed=False)
    assert tried(REGISTER, "thu-ky-moi")["code"] == "STATEMENT_OWED"

    signed(person_named("thu-ky-moi"))

    assert tried(REGISTER, "thu-ky-moi")["changes"]["changed"] == 1


def test_it_is_shown_to_nobody_whose_duty_is_another_or_elsewhere(paper):
    officer("noi-khac", "SECRETARY", campaign="KHAC")
    for username in ("noi-khac", "quy-hoach"):
        assert tried(REGISTER, username)["code"] == "NOT_YOUR_DUTY"
    assert tried(CADRES, "thu-ky")["code"] == "NOT_YOUR_DUTY"
    unknown = (*REGISTER[:-1], "KHONG-CO")
    assert tried(unknown, "thu-ky")["code"] == "UNKNOWN_CAMPAIGN"


def test_facts_of_somebody_tied_are_judged_no_more_than_on_the_page(paper, record):
    assert tried(CADRES, "quy-hoach")["changes"]["changed"] == 1

    tie("quy-hoach", paper)

    assert tried(CADRES, "quy-hoach")["code"] == "RECUSED_FROM_LINE"


def test_the_operator_who_names_nobody_is_shown_everything(paper):
    tie("thu-ky", paper)
    answer = run(*REGISTER, "--dry-run", "--json").json
    assert (answer["changes"]["changed"], answer["closed"]) == (1, 0)


@pytest.fixture
def evaluations(record, tmp_path):
    """Return a file that has the number of the tied person, and another name beside it."""
    arrange(record, name=NAME)
    months = [
        ("Số CCCD", "Họ và tên", "Tháng", "Điểm"),
        (record.citizen_id, "Họ Tên Gõ Thử", "03/2025", 80),
    ]
    path = tmp_path / "dg.xlsx"
    path.write_bytes(book_of({"Tháng": months}))
    return path


def by_command(path):
    return run("import_evaluations", path, "--dry-run", "--as", "quy-hoach", "--json").out


def by_interface(path):
    client = APIClient()
    client.force_authenticate(person_named("quy-hoach"))
    with path.open("rb") as book:
        return client.post("/api/imports/evaluations/", {"file": book}).content.decode()


def by_page(path):
    sent = {"file": SimpleUploadedFile("dg.xlsx", path.read_bytes())}
    swapped = {"HX-Request": "true", "HX-Target": "again"}
    page = reverse("candidates:import-evaluations")
    return signed_in("quy-hoach").post(page, sent, headers=swapped).content.decode()


@pytest.mark.parametrize("way", [by_command, by_interface, by_page])
def test_the_name_on_record_of_somebody_tied_is_told_by_no_file_of_evaluations(
    paper, evaluations, way
):
    assert NAME in way(evaluations)

    tie("quy-hoach", paper)

    assert NAME not in way(evaluations)
