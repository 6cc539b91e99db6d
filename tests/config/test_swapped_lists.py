"""A list that is filtered, sorted or paged in its page: only what changes is sent."""

import inspect
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse

from accounts.rules.duties import Role
from tests.actions import campaign, officer, person_named
from web import lists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SWAP = {"HX-Request": "true", "HX-Target": "list"}
LISTS = [  # where, who reads it, what is asked
    ("candidates:files", "tham-dinh", {"state": "ELIGIBLE", "page": "2", "sort": "-name"}),
    ("candidates:planning", "quy-hoach", {"q": "nguyen", "page": "2"}),
    ("candidates:cadres", "quy-hoach", {"q": "nguyen", "sort": "born"}),
    ("candidates:in-office", "quy-hoach", {"unit": "STC", "sort": "name"}),
    ("candidates:matches", "quy-hoach", {"likeness": "SURE", "page": "2"}),
    ("exams:units", "thu-ky", {"sort": "-name", "page": "2"}),
    ("exams:catalogue", "thu-ky", {"sort": "-seats", "page": "2"}),
    ("oversight:trail", "giam-sat", {"type": "mark.entered", "page": "2"}),
    ("oversight:sensitive-grants", "giam-sat", {"role": "EXAMINER", "state": "1", "name": "giam"}),
    ("accounts:people", "quan-tri", {"q": "giam", "sort": "name", "page": "2"}),
    ("grading:ranking", "chu-tich", {"position": "VT01", "page": "2"}),
]
OF_A_CAMPAIGN = ("grading:ranking", "candidates:matches")
# tests/results/views/test_publication.py, tests/candidates/views/test_statement.py,
# tests/candidates/views/test_evaluations.py,
# tests/exams/views/test_open_posts.py, tests/exams/views/test_vacancies.py
TRIED_ELSEWHERE = {
    *("results:publication", "candidates:statement", "candidates:evaluations"),
    *("exams:campaign", "exams:vacancies"),
}
FILTERED = [each for each in LISTS if set(each[2]) - {"sort", "page"}]


def ids(lists):
    return [name for name, *_ in lists]


def address(name):
    return reverse(name, args=[campaign().code] if name in OF_A_CAMPAIGN else [])


def client_of(username):
    client = Client()
    made = officer("quan-tri", Role.ADMINISTRATOR) if username == "quan-tri" else None
    client.force_login(made or person_named(username), backend=BACKEND)
    return client


def rows(answer):
    return re.findall(r"<tr.*?</tr>", answer.content.decode(), re.S)


@pytest.fixture
def short_pages(monkeypatch):
    monkeypatch.setattr(lists, "ROWS", 5)


@pytest.mark.usefixtures("short_pages")
@pytest.mark.parametrize(("name", "reader", "asked"), LISTS, ids=ids(LISTS))
def test_a_swap_has_the_rows_of_the_page_and_nothing_around_them(name, reader, asked):
    client = client_of(reader)
    with CaptureQueriesContext(
        connection,
    ) as for_page:
        page = client.get(address(name), asked)
    with CaptureQueriesContext(connection) as for_swap:
        swap = client.get(address(name), asked, headers=SWAP)

    text = swap.content.decode()
    assert page.status_code == swap.status_code == 200
    assert "<html" in page.content.decode()
    assert not re.search(r"<(html|main|head|header|title)\b", text)
    assert 'id="list"' in text
    assert re.search(r'id="list-count"\s+hx-swap-oob="innerHTML"', text)
    assert len(rows(page)) > 1
    assert [row.split() for row in rows(swap)] == [row.split() for row in rows(page)]
    assert len(for_swap) <= len(for_page)


@pytest.mark.parametrize(("name", "reader", "asked"), LISTS, ids=ids(LISTS))
def test_going_back_and_a_plain_visit_get_the_whole_page(name, reader, asked):
    client = client_of(reader)

    for headers in ({}, {"HX-Request": "true"}, {**SWAP, "HX-History-Restore-Request": "true"}):
        page = client.get(address(name), asked, headers=headers)

        assert "<main" in page.content.decode()
        assert {"HX-Request", "HX-Target"} <= set(page["Vary"].split(", "))


@pytest.mark.parametrize(("name", "reader", "asked"), LISTS, ids=ids(LISTS))
def test_a_swap_opens_nothing_that_the_page_does_not(name, reader, asked):
    stranger = client_of("giam-khao-1")

    assert stranger.get(address(name), asked, headers=SWAP).status_code == 403
    assert Client().get(address(name), asked, headers=SWAP).status_code == 302


@pytest.mark.parametrize(("name", "reader", "asked"), FILTERED, ids=ids(FILTERED))
def test_the_form_stays_as_it_is_unless_something_else_changed_the_filter(name, reader, asked):
    client = client_of(reader)

    by_form = client.get(address(name), asked, headers={**SWAP, "HX-Trigger": "filters"})
    by_link = client.get(address(name), asked, headers=SWAP)

    assert "<form" not in by_form.content.decode()
    assert re.search(r'<form[^>]* id="filters"[^>]* hx-swap-oob="true"', by_link.content.decode())
    assert 'class="chip"' in by_form.content.decode()


def test_a_filter_that_cannot_be_read_is_told_at_its_field_and_keeps_what_was_typed():
    asked = {"since": "31/02/2026"}

    swap = client_of("giam-sat").get(
        reverse("oversight:trail"), asked, headers={**SWAP, "HX-Trigger": "filters"}
    )

    text = swap.content.decode()
    assert 'value="31/02/2026"' in text
    assert 'id="id_since_error"' in text
    assert 'class="chip"' not in text  # it limits nothing, and does not look as if it did


def test_a_filter_keeps_the_sort_and_the_version_that_were_chosen():
    page = client_of("quy-hoach").get(
        reverse("candidates:planning"), {"version": "1", "sort": "-name"}
    )

    text = page.content.decode()
    assert re.search(r'name="version" value="1" form="filters"', text)
    assert re.search(r'name="sort" value="-name" form="filters"', text)


def lists_of(urlpatterns, namespace=""):
    """Return the names of the addresses whose view is swapped as a list."""
    names = set()
    for pattern in urlpatterns:
        if isinstance(pattern, URLResolver):
            inside = f"{pattern.namespace}:" if pattern.namespace else namespace
            names |= lists_of(pattern.url_patterns, inside)
        elif 'fragment="list"' in inspect.getsource(inspect.unwrap(pattern.callback)):
            names.add(f"{namespace}{pattern.name}")
    return names


def test_every_list_that_is_swapped_is_tried():
    swapped = lists_of(get_resolver().url_patterns)

    assert {"candidates:cadres", "results:publication"} <= swapped
    assert swapped - {name for name, *_ in LISTS} == TRIED_ELSEWHERE
