"""An examiner who tries every address with every key there is meets no candidate.

Before the mapping is opened no page, JSON, file, header or log line may lead to a person: no name,
birth date, citizen id, candidate number or registration number.
"""

import logging
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from accounts.models import Person
from audit.models import Event
from candidates.models import Application, CadreRecord
from exams.models import CalendarFeed, Campaign, Entry
from grading.models import Assignment, Mark
from tests.crawl import post, readable_text, send, walk

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def secrets():
    """What leads to a person."""
    values = set()
    for paper in Application.objects.all():
        values |= {paper.name, paper.reg_no, paper.citizen_id}
        if paper.born:
            values |= {paper.born.isoformat(), paper.born.strftime("%d/%m/%Y")}
    for cadre in CadreRecord.objects.all():
        values |= {cadre.name, cadre.citizen_id}
    values |= set(Entry.objects.values_list("number", flat=True))
    values.discard("")
    return values


WORD = re.compile(r"[\w-]+")


@cache
def words_of(text):
    return frozenset(WORD.findall(text))


def met_in(text, leading):
    """Return what leads to a person in a text, as whole words."""
    words = set(WORD.findall(text))
    near = {name for name in leading if words_of(name) <= words and name in text}
    return {name for name in near if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)}


@pytest.fixture
def reader(marking, unthrottled):
    account = Assignment.objects.first().examiner
    account.set_password("mật khẩu của giám khảo")  # without one, whoever is signed in may set it
    account.save()
    return account


@pytest.fixture
def examiner(reader):
    client = Client()
    client.raise_request_exception = False
    client.force_login(reader, backend=BACKEND)
    return client


@dataclass
class Found:
    """Who was met at all addresses together."""

    met: dict[str, set[str]] = field(default_factory=dict)
    logged: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)


@pytest.fixture
def search(caplog, capsys):
    """Return a way to look for people in all that views answer, log and print."""
    caplog.set_level(logging.DEBUG)

    def through(answers):
        meetings, leading = Found(), secrets()
        for address, response in answers:
            meetings.statuses[response.status_code] += 1
            if response.status_code >= 500:
                meetings.faults.append(address)
            lines = caplog.text.replace(address.partition("?")[0], "")
            meetings.logged |= met_in(lines, leading)
            caplog.clear()
            # An address that was asked for may be said again: only what the answer adds counts.
            met = met_in(readable_text(response).replace(address, ""), leading)
            if added := {name for name in met if name not in address}:
                meetings.met[address] = added
        printed = capsys.readouterr()
        sent = " ".join(str(letter.message()) for letter in mail.outbox)
        meetings.logged |= met_in(printed.out + printed.err + sent, leading)
        return meetings

    return through


def assert_nobody_was_met(meetings):
    assert meetings.met == {}
    assert meetings.faults == []
    assert meetings.logged == set()


def test_no_page_leads_from_an_examiner_to_a_person(examiner, reader, search):
    meetings = search(walk(examiner, Campaign.objects.get(), reader))

    assert_nobody_was_met(meetings)
    assert meetings.statuses[200] > 40


# What an examiner who tries everything may leave behind: marks of their own, and their account.
OWN = {"grading_mark", "audit_log", "audit_event", "audit_secret", "audit_handledrequest"}
OWN |= {"accounts_session", "cache", "account_emailaddress", "exams_calendarfeed"}


def rows():
    """Return everything that is not an examiner's own, as it stands in the database."""
    saved = {}
    with connection.cursor() as cursor:
        for table in set(connection.introspection.table_names(cursor)) - OWN:
            cursor.execute(f'SELECT * FROM "{table}"')
            saved[table] = sorted(map(repr, cursor.fetchall()))
    return saved


@pytest.fixture
def only_their_own(examiner, reader):
    """Whatever an examiner sends, nothing is written but marks on their own scripts."""
    before, earlier = rows(), set(Event.objects.values_list("leaf", flat=True))
    yield
    assert examiner.get("/viec-cua-toi/").status_code == 200  # still signed in, to the last address
    events = Event.objects.exclude(leaf__in=earlier)
    actions = set(events.values_list("type", "actor"))
    turned_away = {("login.failed", "nobody"), ("access.refused", reader.pseudonym)}
    own_calendar = {(f"calendar_feed.{what}", reader.pseudonym) for what in ("renewed", "ended")}
    assert actions - turned_away - own_calendar == {("mark.entered", reader.pseudonym)}
    assert set(CalendarFeed.objects.values_list("person", flat=True)) <= {reader.pk}
    assert set(Mark.objects.values_list("assignment__examiner", flat=True)) == {reader.pk}
    assert rows() == before


@pytest.mark.usefixtures("only_their_own")
def test_no_form_that_an_examiner_sends_leads_to_a_person(examiner, reader, search):
    meetings = search(post(examiner, Campaign.objects.get(), reader))

    assert_nobody_was_met(meetings)
    assert meetings.statuses[403] > 40


@pytest.mark.usefixtures("only_their_own")
def test_no_machine_of_an_examiner_is_led_to_a_person(examiner, reader, search):
    meetings = search(send(examiner, Campaign.objects.get(), reader))

    assert_nobody_was_met(meetings)
    assert {403, 404, 405} <= set(meetings.statuses)


def test_the_walk_would_find_what_the_chair_sees(marking):
    chair, campaign = Client(), Campaign.objects.get()
    chair.force_login(Person.objects.get(username="chu-tich"), backend=BACKEND)
    list_of_names = chair.get(f"/ket-qua/{campaign.code}/eligible/1/")

    assert met_in(readable_text(list_of_names), secrets())


def test_the_comparison_would_notice_what_the_chair_does(marking):
    chair, address = Client(), f"/dieu-hanh/{Campaign.objects.get().code}/tam-dung/"
    chair.force_login(Person.objects.get(username="chu-tich"), backend=BACKEND)
    before = rows()

    assert chair.post(address, {"reason": "Theo công văn"}).status_code == 303
    assert rows() != before


@pytest.mark.parametrize("ending", ["", "pdf/", "xlsx/"])
def test_the_list_of_names_waits_for_the_mapping_to_be_opened(marking, examiner, ending):
    address = f"/ket-qua/{Campaign.objects.get().code}/eligible/1/{ending}"

    assert Client().get(address).status_code == 200
    refused = examiner.get(address)

    assert refused.status_code == 403
    assert "sau khi ráp phách" in refused.content.decode()
