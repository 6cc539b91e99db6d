"""What the chair decides about a position: people who are equal are ordered once."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from exams.rules.stages import MARK_PROPOSAL, PUBLISH, RANK, SIT_PROPOSAL
from grading.actions import rank
from grading.models import TieOrder
from grading.rules.enums import Result
from tests.actions import LATE, campaign, move_to, person_named, stored
from tests.crawl import readable_text
from tests.requests import said
from web.templatetags.display import points

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def chair():
    with time_machine.travel(LATE, tick=False):
        client = Client()
        client.force_login(person_named("chu-tich"), backend=BACKEND)
        yield client


def test_people_who_were_ordered_are_not_asked_about_again(chair):
    page = reverse("grading:tie", args=[campaign().code, "VT04"])
    waiting = reverse("grading:waiting", args=[campaign().code])
    order = {"LD026": "1", "LD045": "2", "document": "QĐ 7", "on": "20/11/2026"}
    order["confirmed"] = "1"

    first = chair.post(page, order)
    before = stored()
    opened, late = chair.get(page), chair.post(page, order)

    assert "Đã xếp thứ tự 2 người" in said(first)[0]
    assert TieOrder.objects.filter(entry__position__code="VT04").count() == 2
    assert {opened["Location"], late["Location"]} == {waiting}
    assert "đã được quyết định trước đó: LD026 – 1, LD045 – 2. Lần này không ghi" in said(late)[-1]
    assert stored() == before


def test_the_scores_of_people_who_are_equal_stand_beside_the_order_that_is_asked_for(chair):
    page = reverse("grading:tie", args=[campaign().code, "VT04"])
    order = {"LD026": "1", "LD045": "2", "document": "QĐ 7", "on": "20/11/2026"}
    before = stored()

    opened, asked = chair.get(page).content.decode(), chair.post(page, order)

    assert opened.count("Tổng 150,00: thi viết 71,00, đề án 79,00") == 2
    assert "Hãy xem lại lần cuối trước khi ghi" in asked.content.decode()
    assert stored() == before


def test_who_stands_alone_and_with_how_many_points_is_shown_to_the_chair(chair):
    page = reverse("grading:survivor", args=[campaign().code, "VT09"])
    typed = {"value": "STOP", "document": "QĐ 8", "on": "20/11/2026"}
    [row] = [
        row
        for each in rank.compute_results(campaign()).decided
        for row in each.ranking.rows
        if row.result == Result.SINGLE_SURVIVOR_PENDING
    ]
    before = stored()

    opened, asked = chair.get(page).content.decode(), chair.post(page, typed)

    for text in (opened, asked.content.decode()):
        assert row.entry in text
        assert f"Thi viết {points(row.written)}" in text
    assert asked.status_code == 200
    assert stored() == before


def survivor_page(code="VT09"):
    return reverse("grading:survivor", args=[campaign().code, code])


@pytest.mark.parametrize(
    ("step", "promised", "not_promised"),
    [
        (SIT_PROPOSAL, "người này bốc thăm và bảo vệ đề án", "hai người"),
        (MARK_PROPOSAL, "thăm bảo vệ đã bốc và không có người này", "bốc thăm và bảo vệ"),
        (RANK, "phần bảo vệ đã kết thúc", "bốc thăm và bảo vệ"),
        (PUBLISH, "phần bảo vệ đã kết thúc", "bốc thăm và bảo vệ"),
    ],
)
def test_the_chair_is_told_what_still_lies_ahead_of_whoever_goes_on(
    chair, step, promised, not_promised
):
    move_to(step)

    text = readable_text(chair.get(survivor_page()))

    assert promised in text
    assert not_promised not in text
    assert "Dừng: vị trí không có người trúng tuyển." in text


CONTINUES = {"value": "CONTINUE", "document": "QĐ 8", "on": "20/11/2026", "confirmed": "1"}


def test_a_second_tab_does_not_turn_what_was_decided_about_whoever_stands_alone(chair):
    chair.post(survivor_page(), {**CONTINUES, "value": "STOP"})
    before = stored()

    late = chair.post(survivor_page(), CONTINUES)

    assert late["Location"] == reverse("grading:waiting", args=[campaign().code])
    assert "đã được quyết định trước đó: Dừng, QĐ 8. Lần này không ghi gì" in said(late)[-1]
    assert stored() == before


@pytest.mark.parametrize("page", ["grading:survivor", "grading:tie"])
def test_nothing_is_decided_about_a_position_in_which_nobody_waits_for_it(chair, page):
    address = reverse(page, args=[campaign().code, "VT02"])
    before = stored()

    for answer in (chair.get(address), chair.post(address, CONTINUES)):
        assert answer.status_code == 409
        text = answer.content.decode()
        assert "Quy định không yêu cầu quyết định này cho VT02." in text
    assert stored() == before


def test_a_document_of_a_day_to_come_is_refused_before_it_is_asked_once_more(chair):
    typed = {"value": "STOP", "document": "QĐ 8", "on": "01/01/2099"}
    before = stored()

    answer = chair.post(survivor_page(), typed)

    assert answer.status_code == 422
    assert "Ngày 01/01/2099 chưa đến" in answer.content.decode()
    assert 'value="QĐ 8"' in answer.content.decode()
    assert stored() == before


def test_an_order_in_which_two_share_a_place_is_refused_before_it_is_asked_once_more(chair):
    page = reverse("grading:tie", args=[campaign().code, "VT04"])
    typed = {"LD026": "1", "LD045": "1", "document": "QĐ 7", "on": "20/11/2026"}
    before = stored()

    answer = chair.post(page, typed)

    assert answer.status_code == 422
    assert "Hai người không thể cùng một thứ tự." in answer.content.decode()
    assert "Hãy xem lại lần cuối" not in answer.content.decode()
    assert stored() == before
