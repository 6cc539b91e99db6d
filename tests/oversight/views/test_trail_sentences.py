"""Every event of the trail is one sentence, of facts that it has and that may be shown."""

import ast
import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from django.test import Client
from django.utils.translation import override

from accounts.models import Person
from audit.models import Event
from oversight.views.trail_sentences import EventWords, event_sentences
from tests.actions import officer
from tests.crawl import readable_text
from web.sentences import catalogue

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ROOT = Path(__file__).parents[3]
APPS = ("accounts", "candidates", "exams", "grading", "results", "rehearsal")
OF_EVERY_EVENT = {"who", "about"}
CODE = re.compile(
    r"\b(?:[A-Z]{3,}_[A-Z_]+|WRITTEN|PROPOSAL|MARK|REMARK|E\d\d|u-\d+|[a-z]+\.[a-z_]+)\b"
)
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DECIMAL_POINT = re.compile(r"\d\.\d{1,2}\b")
EVENT = re.compile(r"[a-z_]+\.[a-z_]+")


def modules():
    for app in APPS:
        for file in sorted((ROOT / app).rglob("*.py")):
            yield ast.parse(file.read_text(encoding="utf-8"))


@cache
def facts_by_event():
    """Return the facts that the code records under each event: {event: names}."""
    trees = list(modules())
    constants = {name: text for tree in trees for name, text in texts_named_by(tree)}
    facts = defaultdict(set)
    for tree in trees:
        for event, names in facts_of_module(tree, constants):
            facts[event] |= names
    return facts


def facts_of_module(tree, constants):
    """Return (event, facts) of each event of a module.

    Where a function of the module records what it is handed, its facts are added to each.
    """
    calls = [node for node in ast.walk(tree) if is_record(node)]
    shared = {name for call in calls if not events_of(call, constants) for name in facts_of(call)}
    shared |= keys_of_dictionaries(tree)
    for call in calls:
        for event in events_of(call, constants):
            yield event, shared | facts_of(call)
    for node in ast.walk(tree):  # handed on, or chosen by a function of its own
        if isinstance(node, ast.Constant) and EVENT.fullmatch(str(node.value)):
            yield node.value, shared


def is_record(node):
    return isinstance(node, ast.Call) and bool(
        re.fullmatch(r"_?record\w*", getattr(node.func, "id", getattr(node.func, "attr", "")))
    )


def keys_of_dictionaries(tree):
    keys = [key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys]
    return {key.value for key in keys if isinstance(key, ast.Constant)}


def events_of(call, constants):
    """Return the events that a call records, written out or under a constant."""
    nodes = [node for argument in call.args for node in ast.walk(argument)]
    texts = [
        getattr(node, "value", None) or constants.get(getattr(node, "id", None)) for node in nodes
    ]
    return {text for text in texts if isinstance(text, str) and EVENT.fullmatch(text)}


def texts_named_by(tree):
    """Return the constants of a module: (name, text)."""
    for node in tree.body:
        if isinstance(node, ast.Assign):
            yield from named_texts(node)


def named_texts(node):
    """Return the names and texts of an assignment at the top of a module."""
    target, value = node.targets[0], node.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = zip(target.elts, value.elts, strict=True)
    else:
        pairs = [(target, value)]
    return [
        (name.id, text.value)
        for name, text in pairs
        if isinstance(name, ast.Name) and isinstance(text, ast.Constant)
    ]


def facts_of(call):
    return {word.arg for word in call.keywords if word.arg}


def placeholders(template):
    return {name for _text, name, _form, _conversion in Formatter().parse(template) if name}


def of(event, data=None, people=None):
    """Return the words of an event."""
    body = json.loads(bytes(event.entry))
    facts = body["data"] if data is None else data
    return EventWords(event.type, "Người thử", event.subject, facts, people or {})


def test_the_facts_that_the_code_records_are_read_from_it():
    facts = facts_by_event()

    assert {"round", "hand", "old", "new"} <= facts["mark.entered"]
    assert {"act", "reason", "digest"} <= facts["approval.rejected"]
    assert {"side", "count"} <= facts["stubs.read"]
    assert "points" not in facts["mark.entered"]


def test_every_event_that_the_code_may_record_has_a_sentence():
    recorded = {event for event in facts_by_event() if event in catalogue()}

    assert len(recorded) > 100
    assert recorded - set(event_sentences()) == set()
    assert set(event_sentences()) - recorded == set()


@pytest.mark.parametrize("event", sorted(event_sentences()))
def test_a_sentence_names_its_actor_and_facts_that_its_event_has(event):
    both, facts = event_sentences()[event], facts_by_event()[event]

    assert placeholders(both["vi"]) == placeholders(both["en"])
    assert "who" in placeholders(both["vi"])
    assert placeholders(both["vi"]) - OF_EVERY_EVENT - facts == set()


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_event_of_a_campaign_is_a_sentence_without_codes(language):
    people = {person.pseudonym: person for person in Person.objects.all()}

    with override(language):
        sentences = {
            (event.type, of(event, people=people).sentence().text) for event in Event.objects.all()
        }
        titles = {event: catalogue()[event][language] for event, _text in sentences}

    assert len(sentences) > 40
    assert [each for each in sentences if each[1] == titles[each[0]]] == []
    assert [text for _event, text in sentences if CODE.search(text) or ISO_DAY.search(text)] == []
    if language == "vi":
        assert [text for _event, text in sentences if DECIMAL_POINT.search(text)] == []


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_sentence_says_who_did_what_to_whom():
    attendance = Event.objects.filter(type="attendance.taken").earliest("seq")
    sanction = Event.objects.filter(type="sanction.recorded").earliest("seq")

    with override("vi"):
        texts = [of(each).sentence().text for each in (attendance, sanction)]

    assert texts == [
        "Người thử đã lưu điểm danh 52 thí sinh, phần thi viết, kỳ thi TT2026-01",
        "Người thử đã ghi biên bản cảnh cáo đối với LD002 ngày 04/11/2026, phần thi viết",
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("published")
def test_a_list_that_a_sentence_counts_stands_beside_it():
    attendance = Event.objects.filter(type="attendance.taken").earliest("seq")
    client = Client()
    client.force_login(officer("hau-kiem", "AUDITOR"), backend=BACKEND)

    page = readable_text(client.get("/nhat-ky/?type=attendance.taken"))

    assert "entries" not in of(attendance).sentence().used
    assert "LD001 Vắng; LD002 Có mặt" in page


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("from.elsewhere", {"count": 3}),  # of a database that another version wrote
        ("numbers.given", {}),  # without the fact that its sentence names
        ("attendance.taken", {"entries": "LD001"}),  # a fact of another kind
        ("sitting.disqualified", {"part": "WRITTEN", "states": []}),
    ],
)
def test_an_event_without_a_sentence_of_its_facts_is_told_by_its_title(kind, data):
    with override("vi"):
        sentence = EventWords(kind, "Người thử", "TT2026-01", data, {}).sentence()

    assert sentence.text == catalogue().get(kind, {"vi": kind})["vi"]
    assert sentence.used == frozenset()


def test_names_and_what_was_typed_keep_their_capitals():
    words = EventWords(
        "minimum.waived", "Người thử", "VT11", {"document": "Công văn số 17-CV/BTC"}, {}
    )

    with override("vi"):
        assert words.sentence().text.endswith("dù thiếu người, theo Công văn số 17-CV/BTC")
