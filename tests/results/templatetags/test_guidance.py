"""Beside the form of every page that acts stands what to know of it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, resolve, reverse
from django.utils import timezone

from accounts.rules.duties import Role
from results.templatetags.guidance import guidance
from results.worklist.upcoming import next_days_of
from tests.actions import campaign, person_named, stored
from tests.architecture.test_action_pages import on_the_site
from tests.crawl import reached
from tests.moments import DEMO

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORM = re.compile(r'<form class="form[^>]*method="post"')
EFFECT = 'aria-labelledby="effect"'  # the side of an act of two persons tells what it will do
# Nobody else's.
OWN_ACCOUNT = (
    "account_",
    "mfa_",
    "accounts:set-password",
    "accounts:tokens",
    "results:own-calendar",
)
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

    closed = text.partition(UNTIMELY)[2].partition("</div>")[0].lower()
    assert "thi viết" in closed
    assert closed.count("bảo vệ") == 1  # the step where it stands


def test_the_invigilator_opens_the_minutes_of_a_sanction(life):
    with life.at("sealed"):
        text = beside(f"/phong-thi/{campaign().code}/WRITTEN/xu-ly/", "coi-thi")

    assert "căn cứ biên bản này" in text


def untold(answers):
    """Return the pages with a form for an act of the office, and nothing to know of it."""
    pages = set()
    for address, answer in answers:
        text = answer.content.decode()
        name = resolve(address.partition("?")[0]).view_name
        asks = FORM.search(text.partition("<main")[2]) and not name.startswith(OWN_ACCOUNT)
        if asks and 'class="guidance' not in text and EFFECT not in text:
            pages.add(name)
    return pages


@pytest.mark.slow
@pytest.mark.parametrize(
    ("moment", "usernames"),
    [
        ("registered", ["thu-ky", "quy-hoach"]),
        ("decided", ["tham-dinh", "chu-tich"]),
        ("marked", ["coi-thi", "thu-ky"]),
        ("defence", ["coi-thi", "thu-ky"]),
    ],
)
def test_every_page_with_a_form_tells_what_to_know_of_it(life, moment, usernames):
    with life.at(moment):
        for username in usernames:
            client = Client()
            client.force_login(person_named(username), backend=BACKEND)
            answers = list(reached(client))
            assert len(answers) > 5
            assert untold(answers) == set()


UNTIMELY = "Việc này chưa làm được lúc này"
FORMS = re.compile(r'<form class="form[^>]*method="post".*?</form>', re.DOTALL)


@pytest.mark.parametrize(
    ("username", "page"),
    [
        ("coi-thi", "candidates:sanction WRITTEN"),
        ("thu-ky", "results:receive-remark"),
        ("thu-ky", "exams:edit"),
        ("chu-tich", "candidates:waiver VT01"),
    ],
)
def test_an_act_that_is_refused_at_this_step_shows_why_and_nothing_to_send(life, username, page):
    name, *more = page.split()
    with life.at("published"):
        client = Client()
        client.force_login(person_named(username), backend=BACKEND)
        answer = client.get(reverse(name, args=[campaign().code, *more]))
        before = stored()
        sent = client.post(answer.wsgi_request.path, {})
        unwritten = stored() == before

    main = answer.content.decode().partition("<main")[2]
    forms = FORMS.findall(main)
    assert UNTIMELY in main
    assert [form for form in forms if "<button" in form] == []
    assert all("disabled" in field for field in re.findall(r"<input type=\"text[^>]*>", main))
    assert (sent.status_code, unwritten) == (422, True)


def test_the_search_for_a_form_that_tells_nothing_can_fail():
    form = '<main><form class="form" method="post"></form></main>'
    told = f'{form}<aside class="guidance"></aside>'

    answers = [("/danh-muc/", HttpResponse(form)), ("/lich-lam-viec/", HttpResponse(told))]

    assert untold(answers) == {"exams:catalogue"}


def test_every_step_of_an_import_tells_that_nothing_is_written_before_the_last(
    life, settings, tmp_path
):
    settings.VAR_DIR = tmp_path
    with life.at("announced"):
        first = beside("/quy-hoach/nhap/", "quy-hoach")
        client = Client()
        client.force_login(person_named("quy-hoach"), backend=BACKEND)
        file = SimpleUploadedFile("ds.xlsx", (DEMO / "quy-hoach-2025-2030.xlsx").read_bytes())
        checked = client.post("/quy-hoach/nhap/", {"file": file}, follow=True)
        matched = client.get(f"{checked.redirect_chain[-1][0]}&buoc=doi-chieu")

    for text in (first, checked.content.decode(), matched.content.decode()):
        assert text.count("Xác nhận rồi, bản mới thay bản danh sách đang dùng.") == 1


def test_whoever_gives_a_role_and_whoever_drafts_a_profile_is_told_who_decides(life, person):
    with life.at("announced"):
        person("nguoi-quan-tri", Role.ADMINISTRATOR)
        client = Client()
        client.force_login(person_named("nguoi-quan-tri"), backend=BACKEND)
        account = client.get(f"/nguoi-dung/{person_named('thu-ky').pk}/")
        profile = beside("/quy-che/moi/", "thu-ky")

    assert "chờ người thứ hai duyệt" in account.content.decode()
    assert "Chủ tịch Hội đồng xem các thay đổi rồi duyệt hoặc trả lại" in profile
    assert "Thư ký hội đồng" in profile
    assert "Chủ tịch hội đồng" not in profile  # who drafts, not who may draft elsewhere
