"""The ranking page: every position by number, a page at a time, and what still waits."""

import pytest
import time_machine
from django.test import Client

from accounts.rules.duties import Role
from exams.models import Entry, Recusal
from grading.actions.rank import compute_results
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ranking")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/xep-hang/TT2026-01/"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def browser(username):
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    return client


def page(query="", username="chu-tich"):
    return browser(username).get(f"{PAGE}{query}")


def rankings():
    return [decided.ranking for decided in compute_results(campaign()).decided]


def lines_of(answer):
    return [
        (position["ranking"].position, row.entry if row else None)
        for position in answer.context["positions"]
        for row in position["rows"] or [None]
    ]


def test_the_pages_together_show_every_line_once_in_its_order():
    lines = [
        (ranking.position, row.entry if row else None)
        for ranking in rankings()
        for row in ranking.rows or [None]
    ]
    first = page()
    pages = range(1, first.context["page"].paginator.num_pages + 1)

    assert [line for number in pages for line in lines_of(page(f"?page={number}"))] == lines
    assert first.context["page"].paginator.count == len(lines)
    assert len(lines_of(first)) == 50


def test_one_position_is_shown_alone():
    ranking = next(ranking for ranking in rankings() if len(ranking.rows) > 1)

    assert lines_of(page(f"?position={ranking.position}")) == [
        (ranking.position, row.entry) for row in ranking.rows
    ]


def test_one_number_is_found_however_it_was_typed():
    ranking = next(ranking for ranking in rankings() if ranking.rows)
    number = ranking.rows[-1].entry

    assert lines_of(page(f"?number=+{number.lower()}")) == [(ranking.position, number)]


def test_a_number_that_nobody_has_is_answered_with_no_line():
    answer = page("?number=LD999")

    assert lines_of(answer) == []
    assert "Không có số báo danh nào khớp bộ lọc" in answer.content.decode()


def test_a_position_that_waits_for_a_decision_is_named_first():
    waiting = [ranking for ranking in rankings() if ranking.state.is_open]
    html = page().content.decode()

    assert waiting
    assert all(f"?position={ranking.position}" in html for ranking in waiting)


def test_who_is_recused_from_a_candidate_reads_that_position_once_it_is_public():
    chair = person_named("chu-tich")
    ranking = next(ranking for ranking in rankings() if len(ranking.rows) > 1)
    entry = Entry.objects.get(campaign=campaign(), number=ranking.rows[0].entry)
    arrange(Recusal(entry=entry, person=chair, recused_at=LATE))

    for query in ("", f"?position={ranking.position}", f"?number={entry.number}"):
        answer = page(query)
        assert ranking.position not in {position for position, _ in lines_of(answer)}
        assert entry.number not in answer.content.decode().split('id="list"')[1]
    assert f"{ranking.position}: có thí sinh mà bạn không được tham gia" in readable_text(page())
    other = page(username="giam-sat")
    assert ranking.position in {position for position, _ in lines_of(other)}


def test_nobody_sees_the_ranking_who_does_not_rank_publish_or_watch():
    officer("nguoi-cham", Role.EXAMINER)

    assert page(username="nguoi-cham").status_code == 403


def test_the_page_asks_the_database_at_most_twelve_things(django_assert_max_num_queries):
    chair = browser("chu-tich")
    compute_results(campaign())

    with django_assert_max_num_queries(12):
        assert chair.get(f"{PAGE}?page=2").status_code == 200
