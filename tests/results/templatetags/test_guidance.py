"""Beside the form of every page that acts stands what to know of it."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from results.templatetags.guidance import guidance
from results.worklist.upcoming import next_days_of
from tests.actions import campaign, person_named
from tests.architecture.test_action_pages import on_the_site

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SIDE = re.compile(r'<aside class="guidance.*?</aside>', re.DOTALL)


def beside(path, username):
    """Return what stands beside the form of a page; blank for nothing."""
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    answer = client.get(path)
    assert answer.status_code == 200
    shown = SIDE.search(answer.content.decode())
    return shown[0] if shown else ""


def test_a_form_tells_who_does_it_and_what_follows(life):
    with life.at("marking"):
        text = beside("/danh-muc/chuc-danh/moi/", "thu-ky")

    assert "Thư ký hội đồng" in text
    assert "Chức danh chọn được khi soạn kỳ thi" in text
    assert "Hết hạn" not in text  # it is about no campaign


def test_a_form_of_a_campaign_tells_its_next_day(life):
    with life.at("screening"):
        paper = campaign().applications.filter(state="SUBMITTED").first()
        path = f"/ho-so/{campaign().code}/{paper.reg_no}/quyet-dinh/"
        text = beside(path, "tham-dinh")
        [coming] = next_days_of([campaign()], timezone.localdate())

    assert coming.day is None or f"{coming.day:%d/%m/%Y}" in text
    assert "Hồ sơ kế tiếp chờ thẩm định được mở ra" in text


def test_a_page_that_does_not_act_or_has_its_own_side_has_nothing_beside_it(life):
    with life.at("marking"):
        sides = [beside(path, "thu-ky") for path in ("/danh-muc/", "/lich-lam-viec/")]

    assert sides == ["", ""]


def test_every_page_that_acts_has_its_words_whatever_its_action_is():
    pages = list(on_the_site(get_resolver().url_patterns))

    for page in pages:
        view = page()
        view.kwargs = {}
        beside_it = guidance({"view": view})
        assert beside_it is None or beside_it.afterwards, page


def test_the_secretary_opens_the_requests_for_a_remark_that_came_on_paper(life):
    with life.at("provisional"):
        before = beside(f"/dieu-hanh/{campaign().code}/phuc-khao/", "thu-ky")
    with life.at("remarked"):
        after = beside(f"/dieu-hanh/{campaign().code}/phuc-khao/", "thu-ky")

    assert "Trưởng Ban chấm giao bài" in before
    assert "Thư ký hội đồng" in after


def test_the_minutes_of_a_part_that_is_over_name_the_steps_of_that_part_alone(life):
    with life.at("drawing"):
        client = Client()
        client.force_login(person_named("coi-thi"), backend=BACKEND)
        text = client.get(f"/phong-thi/{campaign().code}/WRITTEN/xu-ly/").content.decode()

    closed = text.partition("Việc này không làm được")[2].partition("</div>")[0].lower()
    assert "thi viết" in closed
    assert closed.count("bảo vệ") == 1  # the step where it stands


def test_the_invigilator_opens_the_minutes_of_a_sanction(life):
    with life.at("sealed"):
        text = beside(f"/phong-thi/{campaign().code}/WRITTEN/xu-ly/", "coi-thi")

    assert "căn cứ biên bản này" in text
