"""Every page of no stage answers, and keeps the habits that all pages keep (U1)."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory

from accounts.rules.duties import Duty, Role
from accounts.worklist import WorkItem
from config import my_work, views
from config import navigation as nav
from config.my_work import waiting_for
from exams.models import Campaign
from exams.rules.stages import Stage

VISITED = [
    "/",
    "/tro-giup/",
    "/mau-giao-dien/",
    "/mau-giao-dien/?sort=-name&name=an&page=2",
    "/tai-khoan/login/",
    "/tai-khoan/signup/",
    "/tai-khoan/password/reset/",
    "/tai-khoan/password/reset/done/",
    "/tai-khoan/inactive/",
]
OWN = [
    "/viec-cua-toi/",
    "/tai-khoan/",
    "/tai-khoan/email/",
    "/tai-khoan/ma-truy-cap/",
    "/tai-khoan/logout/",
    "/tai-khoan/password/change/",
    "/tai-khoan/2fa/",
    "/tai-khoan/reauthenticate/",
]


@pytest.fixture
def signed_in(client, person):
    secretary = person("thu-ky", Role.SECRETARY)
    secretary.set_password("mat-khau-rat-dai")
    secretary.save()
    client.force_login(secretary, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.person = secretary
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("path", VISITED)
def test_a_visitor_may_see_it(client, elements, path):
    response = client.get(path)

    assert response.status_code == 200
    assert_manners(response, elements)


@pytest.mark.parametrize("path", OWN)
def test_the_signed_in_may_see_it_and_a_visitor_must_sign_in(signed_in, elements, path):
    response = signed_in.get(path)

    assert response.status_code == 200
    assert_manners(response, elements)
    away = Client().get(path)
    assert away.status_code == 302
    assert away["Location"] in ("/", f"/tai-khoan/login/?next={path}")


def assert_manners(response, elements):
    text = response.content.decode()
    assert elements(text, "html")[0].attrs["lang"] == "vi"
    assert len(elements(text, "h1")) == 1
    assert len(elements(text, "main")) == 1
    assert elements(text, "a")[0].attrs["href"] == "#main"
    assert re.search(r"<title>\s*\S.+\s– Thi tuyển lãnh đạo, quản lý\s*</title>", text, re.S)
    assert not [element for element in elements(text) if "style" in element.attrs]
    assert all("src" in script.attrs or script.attrs.get("type") == "application/json"
               for script in elements(text, "script"))  # fmt: skip
    ids = [element.attrs["id"] for element in elements(text) if "id" in element.attrs]
    assert sorted(ids) == sorted(set(ids))


def test_what_is_wrong_with_a_new_address_is_told_once_and_beside_it(signed_in):
    EmailAddress.objects.create(user=signed_in.person, email="thu-ky@vi-du.vn", verified=True)

    page = signed_in.post("/tai-khoan/email/", {"email": "khong-phai", "action_add": ""})

    told = page.content.decode()
    assert told.count("data-errors") == 1
    assert told.index("data-errors") > told.index("Thêm địa chỉ thư điện tử")
    assert 'value="khong-phai"' in told


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("referrer", "back"),
    [("http://testserver/tai-khoan/login/?next=/a/", "/tai-khoan/login/?next=/a/"),
     ("https://noi-khac.vn/a/", "/"), ("", "/")],
)  # fmt: skip
def test_a_form_that_grew_stale_leads_back_to_its_page_on_this_site_alone(referrer, back, elements):
    client = Client(enforce_csrf_checks=True, headers={"Referer": referrer})

    text = client.post("/ngon-ngu/", {"language": "en"}).content.decode()

    [link] = [a for a in elements(text, "a") if a.attrs.get("class") == "button"]
    assert link.attrs["href"] == back


@pytest.mark.django_db
def test_a_page_that_is_closed_says_which_roles_open_it(signed_in):
    text = signed_in.get("/nhat-ky/").content.decode()

    assert "Trang này mở cho:" in text
    assert "giám sát" in text


@pytest.mark.django_db
def test_what_is_not_there_and_what_is_not_ours_say_so(client, signed_in, elements):
    missing = signed_in.get("/khong-co/")
    stale = Client(enforce_csrf_checks=True).post("/ngon-ngu/", {"language": "en"})

    assert missing.status_code == 404
    assert "Không có trang này" in missing.content.decode()
    assert "Bạn đang đăng" in missing.content.decode()  # as whom: it may be another's page
    assert stale.status_code == 403
    assert "chưa gửi được" in stale.content.decode()
    assert_manners(missing, elements)
    assert_manners(stale, elements)


@pytest.mark.django_db
def test_a_broken_page_stands_alone(settings, client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("config.views.Campaign.objects.public", lambda: 1 / 0)

    response = client.get("/")

    assert response.status_code == 500
    assert "chưa được ghi" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stage", "shelf"),
    [(Stage.REGISTER, "open"), (Stage.MARK, "running"), (Stage.PUBLISH, "finished")],
)
def test_campaigns_stand_on_the_shelf_of_their_stage(rf, noon, stage, shelf):
    campaign = Campaign(code="TT-1", stage=stage)

    assert views._shelf(campaign, noon.date()) == shelf


def test_a_campaign_past_its_last_day_is_not_open_and_a_cancelled_one_is_over(noon):
    today = noon.date()
    past = Campaign(stage=Stage.REGISTER, registration_closes=today.replace(day=6))
    last = Campaign(stage=Stage.REGISTER, registration_closes=today)
    ended = Campaign(stage=Stage.REGISTER, cancelled_on=today)

    assert [views._shelf(campaign, today) for campaign in (past, last, ended)] == [
        "running",
        "open",
        "finished",
    ]


def test_the_nearest_deadline_comes_first_and_none_comes_last(monkeypatch, noon, person):
    far = WorkItem("far", None, "/", due=noon.date().replace(day=20))
    near = WorkItem("near", None, "/", due=noon.date().replace(day=8))
    whenever = WorkItem("whenever", None, "/")
    monkeypatch.setattr(my_work, "PROVIDERS", [lambda person, at: [whenever, far, near]])

    assert waiting_for(person("an"), noon) == [near, far, whenever]


def test_what_waits_is_shown_with_its_number_and_deadline(monkeypatch, signed_in, noon):
    item = WorkItem("Thẩm định hồ sơ", None, "/ho-so/", count=12, due=noon.date())
    monkeypatch.setattr(my_work, "PROVIDERS", [lambda person, at: [item]])

    text = signed_in.get("/viec-cua-toi/").content.decode()

    assert 'href="/ho-so/"' in text
    assert "Thẩm định hồ sơ" in text
    assert '<span class="queue-count">12</span>' in text
    assert "07/09/2026" in text


def test_the_navigation_shows_only_pages_that_are_open(monkeypatch, person):
    entries = (
        nav.NavigationItem("home", "home", (Duty.EVERYONE,)),
        nav.NavigationItem("work", "my-work", (Duty.SIGNED_IN,)),
        nav.NavigationItem("accounts", "help", (Duty.KEEP_ACCOUNTS,)),
    )
    monkeypatch.setattr(nav, "ITEMS", entries)
    request = RequestFactory().get("/viec-cua-toi/")

    def labels(user):
        request.user = user
        groups = nav.navigation(request)["navigation"]
        return [(entry["label"], entry["current"]) for entry in groups]

    assert labels(AnonymousUser()) == [("home", "")]
    assert labels(person("an")) == [("home", ""), ("work", "page")]
    assert labels(person("quan-tri", Role.ADMINISTRATOR)) == [
        ("home", ""),
        ("work", "page"),
        ("accounts", ""),
    ]


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/dieu-hanh/TT-01/", "Điều hành"),
        ("/quyet-dinh/TT-01/", "Điều hành"),
        ("/phong-thi/TT-01/WRITTEN/", "Điều hành"),
        ("/xep-hang/TT-01/", "Điều hành"),
    ],
)
def test_the_navigation_shows_where_one_is(person, path, label):
    request = RequestFactory().get(path)
    request.user = person("chu-tich", Role.CHAIR)

    entries = nav.navigation(request)["navigation"]

    assert [str(entry["label"]) for entry in entries if entry["current"]] == [label]


@pytest.mark.django_db
def test_the_sample_form_comes_back_with_its_errors_and_what_was_typed(client):
    response = client.post("/mau-giao-dien/", {"full_name": "Lê An", "born_on": "31/02/2026"})

    text = response.content.decode()
    assert response.status_code == 422
    assert re.search(r"<title>\s*Lỗi:\s", text)
    assert 'value="Lê An"' in text
    assert 'href="#id_born_on"' in text


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "status"), [("70,5", 200), ("140", 422), ("x", 422)])
def test_a_cell_of_the_grid_answers_htmx_with_its_row_and_others_with_a_redirect(
    client, typed, status
):
    cell = "/mau-giao-dien/dong-diem/K7Q2/"

    row = client.post(cell, {"points": typed}, headers={"HX-Request": "true"})
    plain = client.post(cell, {"points": typed})

    assert row.status_code == status
    assert row.content.decode().lstrip().startswith('<tr id="mark-K7Q2"')
    assert plain.status_code == 302
    assert plain["Location"] == "/mau-giao-dien/#mark-K7Q2"
