"""Who is barred or tied does by a command, an import or the interface no more than on a page.

Generated from the commands that act in somebody's name (`--as`).
"""

import json
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command, get_commands, load_command_class
from rest_framework.test import APIClient

import rehearsal.demo
from accounts.models import Person
from candidates.models import Application
from exams.rules.bodies import BodyKind, Office
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, campaign, officer, person_named, stored
from tests.bodies import founded
from tests.candidates.tables.books import book_of
from tests.relations import own, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
SAMPLES = Path(rehearsal.demo.__file__).parent
ANSWERS = {  # what each question of a command is answered with
    "campaign": "TT2026-01",
    "kind": "eligible",
    "number": "12/TB",
    "reason": "Theo kế hoạch",
}
FILES = {
    "import_registrations": "dang-ky-du-tuyen.xlsx",
    "import_planning": "quy-hoach-2025-2030.xlsx",
    "import_cadres": "ho-so-can-bo.xlsx",
}
SEATS = [
    (BodyKind.SECRETARIAT, Office.HEAD),
    (BodyKind.SCREENING_BOARD, Office.MEMBER_SECRETARY),
    (BodyKind.COUNCIL, Office.HEAD),
]
KEPT_OUT = {"NOT_YOUR_DUTY", "STATEMENT_OWED"}


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def parser_of(name):
    return load_command_class(get_commands()[name], name).create_parser("manage.py", name)


def in_a_name():
    """Return the commands that act in the name of somebody."""
    own_apps = {"accounts", "audit", "exams", "candidates", "grading", "results", "rehearsal"}
    names = (name for name, app in get_commands().items() if app in own_apps)
    return sorted(name for name in names if _asks_who(name))


def _asks_who(name):
    return any("--as" in each.option_strings for each in parser_of(name)._actions)


COMMANDS = in_a_name()


@pytest.fixture(autouse=True)
def _evaluations(tmp_path):
    """A sheet of evaluations, of which the sample has no file."""
    months = [("Số CCCD", "Họ và tên", "Tháng", "Điểm"), ("001085000123", "An", "03/2025", 80)]
    units = [("Đơn vị", "Năm", "Xếp loại"), ("Sở Tài chính", 2025, "HTTNV")]
    path = tmp_path / "danh-gia.xlsx"
    path.write_bytes(book_of({"Tháng": months, "Tập thể": units}))
    FILES["import_evaluations"] = str(path)


def words_of(name, username):
    """Return what stands on the line of a command: an answer to each question that it asks."""
    file = SAMPLES / FILES.get(name, "")
    answers = {**ANSWERS, "file": file, "asked_by": username, "username": username}
    words = []
    for each in parser_of(name)._actions:
        if each.dest in answers and (each.required or each.dest in ("campaign", "username")):
            words += [*each.option_strings[:1], str(answers[each.dest])]
    return words


def told(name, username):
    """Let a command act in somebody's name; return the code of its refusal."""
    out = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command(name, *words_of(name, username), "--json", stdout=out)
    return json.loads(out.getvalue())["code"]


def seated(kind, office):
    person = founded(kind).members.select_related("person").get(office=office).person
    signed(person)
    return Person.objects.get(pk=person.pk)


def test_there_are_commands_that_act_in_a_name():
    assert {"import_registrations", "import_planning", "screen", "rank", "publish"} <= {*COMMANDS}
    assert {name for name in COMMANDS if name.startswith("import_")} <= {*FILES}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(("kind", "office"), SEATS)
def test_no_command_is_done_in_the_name_of_somebody_barred(name, kind, office):
    person = seated(kind, office)
    own(person, kind=RelationKind.DISCIPLINED)
    before = stored()

    assert told(name, person.username) in KEPT_OUT
    assert stored() == before


# What publishes asks in the name of one person and acts in that of another, who is asked here too.
@pytest.mark.parametrize("name", sorted({*COMMANDS} - {"publish"}))
def test_no_command_is_done_in_the_name_of_who_has_not_signed(name):
    board = founded(BodyKind.SECRETARIAT)
    person = board.members.select_related("person").get(office=Office.HEAD).person
    before = stored()

    assert told(name, person.username) in KEPT_OUT
    assert stored() == before


def test_no_import_changes_the_file_of_somebody_to_whom_its_importer_is_tied():
    paper = Application.objects.handed_in().filter(source="PAPER").order_by("reg_no")[0]
    arrange(paper, name="Tên khác")  # so that the register says otherwise
    own(person_named("thu-ky"), paper, kind=RelationKind.MENTOR)
    before = stored()

    assert told("import_registrations", "thu-ky") in ("RECUSED_FROM_ROW", "FAULTS")
    assert stored() == before


@pytest.mark.parametrize("role", ["PLANNING_OFFICER", "SECRETARY", "SCREENING_OFFICER"])
def test_the_interface_shows_and_takes_nothing_of_a_campaign_from_somebody_barred(role):
    person = officer("can-bo-hai", role, campaign=campaign().code)
    own(person, kind=RelationKind.DISCIPLINED)
    client, before = APIClient(), {**stored(), "events": None}  # that they tried is recorded
    client.force_authenticate(Person.objects.get(pk=person.pk))

    for address in ("papers", "desk"):
        answer = client.get(f"/api/{address}/", {"campaign": campaign().code})
        assert answer.status_code in (403, 404), address
    for kind in ("planning", "cadres", "evaluations", "registrations"):
        with (SAMPLES / FILES["import_registrations"]).open("rb") as book:
            sent = {"file": book, "campaign": campaign().code}
            assert client.post(f"/api/imports/{kind}/", sent).status_code == 403, kind
    assert {**stored(), "events": None} == before
