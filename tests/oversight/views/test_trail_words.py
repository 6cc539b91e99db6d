"""The trail of a whole campaign is read in words."""

import ast
import json
import re
from pathlib import Path

import pytest
from django.test import Client

from audit.models import Event
from oversight.views.trail_words import subject_words
from tests.actions import officer
from tests.crawl import readable_text
from web.sentences import catalogue, label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROOT = Path(__file__).parents[3]
APPS = ("accounts", "candidates", "exams", "grading", "results", "rehearsal")
NO_FACTS = {"about", "by", "at", "rows", "log", "streamed", "old", "new"}
CODE = re.compile(r"\b(?:[A-Z]{3,}_[A-Z_]+|WRITTEN|PROPOSAL|OFFICIAL|PROVISIONAL|u-\d+)\b")
ENGLISH = re.compile(r"\b(?:units|posts|calendar|facts|planning|list|ranking|screening|cadre)\b")


def auditor():
    client = Client()
    client.force_login(officer("hau-kiem", "AUDITOR"), backend=BACKEND)
    return client


def read_by_the_auditor(kinds):
    client = auditor()
    return [readable_text(client.get(f"/nhat-ky/?type={each}")) for each in kinds]


def lines_of(page):
    """Return the rows of the list, without what stands only in attributes."""
    body = re.search("<tbody>.*</tbody>", page, re.DOTALL)[0]
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", body))


def records():
    """Return every call of the code that records an event."""
    files = (file for app in APPS for file in (ROOT / app).rglob("*.py"))
    return [
        node
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in ("record", "_record")
    ]


def facts_recorded():
    """Return every name of a fact that any action of the code records."""
    return {word.arg for call in records() for word in call.keywords if word.arg} - NO_FACTS


def events_recorded():
    """Return every event that any action of the code records under a name written out."""
    first = [call.args[0] for call in records() if call.args]
    constants = [
        node for each in first for node in ast.walk(each) if isinstance(node, ast.Constant)
    ]
    return {node.value for node in constants if isinstance(node.value, str) and "." in node.value}


def test_every_fact_of_a_campaign_has_a_word():
    facts = {
        key
        for event in Event.objects.all()
        for key in json.loads(bytes(event.entry))["data"]
        if key not in ("old", "new")
    }

    assert {key for key in facts if f"FACT_{key.upper()}" not in catalogue()} == set()


def test_a_list_of_facts_is_read_and_not_decoded():
    drawn, closed = read_by_the_auditor(["lots.drawn", "marking.closed"])

    assert re.search(r"LD\d{3} 1; LD\d{3} 2", drawn)
    left_open = ("THIRD_MARKER", "HEAD_DISCUSSION", "COLLECTIVE_MARKING")
    assert any(label(reason) in closed for reason in left_open)  # a long list is cut
    assert "[[" not in drawn + closed


def test_every_fact_that_an_action_may_record_has_a_word():
    assert {"reason", "former", "hours"} <= facts_recorded()
    assert {name for name in facts_recorded() if f"FACT_{name.upper()}" not in catalogue()} == set()


def test_every_event_that_an_action_may_record_has_a_word():
    assert {"mark.entered", "holiday.struck"} <= events_recorded()
    assert {event for event in events_recorded() if event not in catalogue()} == set()


def test_the_trail_of_a_campaign_speaks_of_things_and_people_and_no_codes():
    client, kinds = auditor(), sorted(set(Event.objects.values_list("type", flat=True)))

    said = {each: lines_of(readable_text(client.get(f"/nhat-ky/?type={each}"))) for each in kinds}

    assert len(said) > 30
    assert {each: CODE.findall(text) for each, text in said.items() if CODE.search(text)} == {}
    assert {each for each, text in said.items() if ENGLISH.search(text)} == set()


def test_open_points_that_were_passed_are_read_as_sentences():
    closed = Event.objects.get(type="marking.closed")

    page = readable_text(auditor().get(f"/nhat-ky/{closed.leaf}/"))

    assert "Việc còn mở đã nêu tên" in page
    assert re.search(r"\d+ bài chờ chấm lần ba: [0-9A-Z]{6}", page)


def test_a_list_that_was_published_is_told_by_its_title():
    [published] = Event.objects.filter(type="results.published", subject__endswith=" OFFICIAL")

    page = readable_text(auditor().get(f"/nhat-ky/{published.leaf}/"))

    assert "Kết quả thi tuyển" in page


def test_what_was_asked_of_the_whole_installation_is_told_without_a_star():
    assert subject_words("approval.asked", "CLOSE_ACCOUNT *", {}) == "Khóa hẳn tài khoản"


def test_a_list_that_was_opened_is_named_in_words():
    assert subject_words("read.personal", "planning list 3", {}) == "danh sách quy hoạch bản 3"
    on = subject_words("read.personal", "in office 2026-09-01", {})
    assert on == "danh sách người giữ chức vụ ngày 01/09/2026"
