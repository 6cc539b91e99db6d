"""On paper nobody's data hold a link before the stubs are read: the server's keys included."""

import json
import re

import pytest
import time_machine

from audit.models import Event, HandledRequest
from exams.models import Script, ScriptReception, StubReading
from tests.actions import LATE, campaign, person_named
from tests.at_once import signed_in
from tests.results.actions import on_paper
from tests.security.test_blindness import correlation, dump, keys_of

pytestmark = pytest.mark.django_db

NUMBERS = [f"LD{number:03d}" for number in range(1, 31)]
RECEIVE = "/dieu-hanh/TT2026-01/nhan-bai/"


@pytest.fixture
def before_the_exam(life):
    with life.at("listed"):
        yield


@pytest.fixture
def marks_are_frozen(life):
    with life.at("closed"):
        yield


def sat_on_paper(order):
    """Stick labels by chance, and receive the bodies through the page in this order of seats."""
    on_paper.bind("LATE")
    on_paper.sit_with(*NUMBERS)
    sheet = on_paper.issue(33)
    on_paper.print_out(sheet)
    stuck = dict(zip(NUMBERS, reversed(sheet.codes), strict=False))
    with time_machine.travel(LATE, tick=False):
        client = signed_in(person_named("ban-phach"))
        for number in order:
            assert client.post(RECEIVE, {"code": stuck[number]}).status_code == 303
    on_paper.seal_envelope(len(stuck))
    on_paper.countersign()
    on_paper.seal()
    return stuck


def linking(codes, numbers, scripts=(), entries=()):
    """Return the tables that have a row which names both a script and an entry."""
    code, number = re.compile("|".join(codes)), re.compile("|".join(numbers))
    tables = set()
    for table, row in dump():
        if table == "exams_stub":  # the sample's own mapping, which stands for the paper
            continue
        whole = " ".join(row.values())
        plain = whole.replace("-", "")
        names_script = bool(code.search(whole)) or any(key in plain for key in scripts)
        if names_script and (number.search(whole) or any(key in plain for key in entries)):
            tables.add(table)
    return tables


@pytest.mark.usefixtures("before_the_exam")
def test_no_row_of_the_whole_database_holds_a_code_and_a_number(caplog):
    caplog.set_level("DEBUG")
    stuck = sat_on_paper(NUMBERS)
    keys = keys_of(Script), keys_of(type(campaign().entries.first()))

    assert linking(stuck.values(), NUMBERS, *keys) == set()
    assert not any(code in caplog.text for code in stuck.values())


@pytest.mark.usefixtures("before_the_exam")
def test_no_event_and_no_request_tells_which_body_came_when():
    stuck = sat_on_paper(NUMBERS)

    received = [
        bytes(entry).decode()
        for entry in Event.objects.filter(type="scripts.received").values_list("entry", flat=True)
    ]
    assert len(received) == len(NUMBERS)
    assert not any(code in entry for code in stuck.values() for entry in received)
    assert not HandledRequest.objects.filter(event__type="scripts.received").exists()


def trace_of(order, life):
    """Return all that is kept of a sitting, but what chance gives each time."""
    with life.at("listed"):
        codes = sorted(sat_on_paper(order).values())
        events = Event.objects.filter(log_id=campaign().log).order_by("seq")
        facts = [(event.type, json.loads(bytes(event.entry))["data"]) for event in events]
        came = [data for name, data in facts if name == "scripts.received"]
        reception = ScriptReception.objects.get()
        places = [codes.index(code) for code in reception.codes]
        return [name for name, _ in facts], came, places, reception.voided, reception.ver


def test_whoever_came_first_the_same_traces_are_left(life):
    assert trace_of(NUMBERS, life) == trace_of(NUMBERS[::-1], life)


@pytest.mark.usefixtures("before_the_exam")
def test_neither_keys_nor_salts_of_the_scripts_follow_the_seats():
    stuck = sat_on_paper(NUMBERS)
    seats = {code: number for number, code in stuck.items()}
    scripts = list(Script.objects.order_by("pk"))
    bound = 4.5 / len(scripts) ** 0.5

    for column in ("pk", "salt"):
        values = [str(getattr(script, column)) for script in scripts]
        assert abs(correlation(values, [seats[script.code] for script in scripts])) < bound, column
    assert len({script.event_id for script in scripts}) == 1
    assert {script.ver for script in scripts} == {1}


@pytest.mark.usefixtures("marks_are_frozen")
def test_once_the_marks_are_frozen_only_the_two_lists_hold_links_until_they_bind():
    on_paper.bind("LATE")
    stuck = on_paper.stuck()
    on_paper.read(stuck)
    on_paper.finish()

    assert linking(stuck.values(), stuck) == {StubReading._meta.db_table}
    on_paper.read(stuck, on_paper.SUPERVISOR)
    on_paper.finish(on_paper.SUPERVISOR)
    assert "audit_event" in linking(stuck.values(), stuck)


PAGES = (
    *("/viec-cua-toi/", "/dieu-hanh/", "/dieu-hanh/TT2026-01/", "/dieu-hanh/TT2026-01/mo-phach/"),
    *("/dieu-hanh/TT2026-01/rap-phach/", "/nhat-ky/", "/de-nghi/", "/so-lieu/", "/quyet-dinh/"),
)
READERS = ("thu-ky", "chu-tich", "truong-ban-cham", "giam-khao-1", "giam-sat", "coi-thi")


@pytest.mark.usefixtures("marks_are_frozen")
@pytest.mark.parametrize("username", READERS)
def test_no_page_of_anybody_else_tells_what_one_officer_read(username):
    on_paper.bind("LATE")
    number, code = next(iter(on_paper.stuck().items()))
    on_paper.read({number: code})
    with time_machine.travel(LATE, tick=False):
        client = signed_in(person_named(username))
        answers = {page: client.get(page, follow=True).content.decode() for page in PAGES}

    assert [page for page, text in answers.items() if code in text and number in text] == []
