"""What the chair decides about a position: people who are equal are ordered once."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from grading.actions import rank
from grading.models import TieOrder
from grading.rules.enums import Result
from tests.actions import LATE, campaign, person_named, stored
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
    assert "Việc này đã được làm trước đó" in said(late)[-1]
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


def test_how_many_a_panel_needs_is_told_before_anybody_is_chosen(chair):
    page = reverse("grading:seats", args=[campaign().code, "VT01"])

    assert "Chọn ít nhất 5 giám khảo, theo quy chế." in chair.get(page).content.decode()
