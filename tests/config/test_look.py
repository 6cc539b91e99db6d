"""How every page that a role reaches is made: one primary button, tables that fit, no shouting."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.actions import person_named
from tests.crawl import reached
from tests.markup import tree_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
STYLE = Path(__file__).parents[2] / "static/style.css"
MOST_COLUMNS = 3  # of a table that is no card on a phone
READERS = [
    ("screening", "tham-dinh"), ("marking", "giam-khao-1"), ("marked", "truong-ban-cham"),
    ("published", "thu-ky"), ("ranking", "chu-tich"), ("registered", "quy-hoach"),
]  # fmt: skip


def primary_buttons(main):
    """Return the words of the primary buttons; what only looks like one counts."""
    buttons = [each for each in main.all("a", "button") if "button" in each.classes]
    return [each.text for each in buttons if not each.classes & {"button-second", "button-link"}]


def empty_columns(table):
    """Return the heads of columns in which no line has anything, and that take room."""
    heads = [head for part in table.all("thead") for head in part.all("th")]
    lines = [[*line.all("td", "th")] for part in table.all("tbody") for line in part.all("tr")]
    lines = [cells for cells in lines if len(cells) == len(heads)]
    return [
        head.text
        for number, head in enumerate(heads)
        if lines
        and not any(_holds_something(cells[number]) for cells in lines)
        and "optional" not in head.classes
    ]


def _holds_something(cell):
    return bool(cell.text or [*cell.all("input", "select", "button", "svg")])


def bare_cells(table):
    """Return the cells of a table of cards that have words and no label."""
    if "table-cards" not in table.classes:
        return []
    cells = [cell for part in table.all("tbody") for cell in part.all("td", "th")]
    return [cell.text for cell in cells if cell.text and not cell.attrs.get("data-label")]


def wide_tables(main):
    """Return the tables that neither become cards on a phone nor are narrow."""
    tables = [table for table in main.all("table") if "table-cards" not in table.classes]
    heads = [
        [head.text for part in table.all("thead") for head in part.all("th")] for table in tables
    ]
    return [", ".join(names) for names in heads if len(names) > MOST_COLUMNS]


def shouted(main):
    """Return heads, labels and tags that begin small, or that are all capitals."""
    marks = [each for each in main.all("span") if "tag" in each.classes]
    words = [each.text for each in [*main.all("h1", "h2", "h3", "h4"), *marks]]
    return [text for text in words if text and (text[0].islower() or _is_loud(text))]


def _is_loud(text):
    long = re.findall(r"[^\W\d_]{4,}", text)
    return " " in text and len(long) > 1 and all(word.isupper() for word in long)


@pytest.mark.parametrize(("at", "username"), READERS)
def test_every_page_of_a_role_is_made_alike(life, at, username):
    faults = {}
    with life.at(at):
        client = Client()
        client.force_login(person_named(username), backend=BACKEND)
        looked_at = 0
        for address, answer in reached(client):
            looked_at += 1
            faults |= _faults(address, answer)

    assert looked_at > 10
    assert faults == {}


def _faults(address, answer):
    """Return what is wrong with a page, by its address."""
    [main] = [*tree_of(answer.content.decode()).all("main")] or [None]
    if main is None:
        return {}
    tables = [*main.all("table")]
    found = {
        "primary": primary_buttons(main)[1:],
        "empty": [head for table in tables for head in empty_columns(table)],
        "bare": [text for table in tables for text in bare_cells(table)][:3],
        "wide": wide_tables(main)[:3],
        "shouted": shouted(main)[:3],
    }
    wrong = {name: what for name, what in found.items() if what}
    return {address: wrong} if wrong else {}


def test_capitals_come_from_the_words_and_never_from_the_style():
    rules = re.findall(r"([^{}]+){[^{}]*text-transform: uppercase", STYLE.read_text())

    assert [rule.strip().splitlines()[-1].strip() for rule in rules] == [".form-code input"]


SOUND = """<main><h1>Việc</h1><a class="button" href="/">Gửi</a>
<table class="table table-cards"><thead><tr><th>A</th><th class="optional">B</th></tr></thead>
<tbody><tr><td data-label="A">1</td><td class="optional"></td></tr></tbody></table></main>"""
BROKEN = {
    "primary": SOUND.replace("<h1>", '<button class="button">Lưu</button><h1>'),
    "empty": SOUND.replace('<th class="optional">', "<th>"),
    "bare": SOUND.replace(' data-label="A"', ""),
    "shouted": SOUND.replace("Việc", "việc"),
    "wide": SOUND.replace(" table-cards", "").replace("<th>A</th>", "<th>A</th>" * 4),
}


class _Answer:
    def __init__(self, html):
        self.content = html.encode()


def test_a_sound_page_has_no_fault():
    assert _faults("/", _Answer(SOUND)) == {}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_search_for_faults_can_find_each(fault):
    assert list(_faults("/", _Answer(BROKEN[fault]))["/"]) == [fault]
