"""The administrator's pages: an account is opened, suspended, resumed; its closing is asked for."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import ApprovalRequest, PasswordCode, Person
from accounts.rules.duties import Role
from tests.actions import events, stored
from tests.requests import said
from web.day_and_time import day_and_time

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SECRET = "mot-mat-khau-rat-dai-8"
CODE = re.compile(r"(?<![0-9A-Za-z-])[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?![0-9A-Za-z-])")


@pytest.fixture
def administrator(person):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person("quan-tri", Role.ADMINISTRATOR), backend=BACKEND)
    return client


def heading_and_title(text):
    """Return what a page is called in its only heading, and in the window."""
    [heading] = re.findall(r"<h1[^>]*>\s*(.*?)\s*</h1>", text, re.S)
    [title] = re.findall(r"<title>\s*(.*?)\s*– Thi tuyển lãnh đạo, quản lý\s*</title>", text, re.S)
    return heading, title


def page(name, key):
    return reverse(f"accounts:{name}", args=[key])


def test_an_account_is_opened_once_and_its_page_is_next(administrator):
    address = reverse("accounts:person-new")
    typed = {"username": "an", "full_name": "Lê An", "email": "an@example.invalid"}
    refused = administrator.post(address, {**typed, "email": "an"})
    whole = {**typed, "request_id": uuid4()}

    first, second = (administrator.post(address, whole) for _ in range(2))

    opened = Person.objects.get(username="an")
    assert refused.status_code == 422
    assert "Lê An" in refused.content.decode()
    shown = first.content.decode()
    assert (first.status_code, first["Cache-Control"]) == (200, "no-store")
    assert CODE.search(shown)
    assert heading_and_title(shown) == ("Mã kích hoạt tài khoản", "Mã kích hoạt tài khoản – Lê An")
    assert "Đã mở tài khoản an cho Lê An lúc" in shown.split('role="status"')[1]
    assert f'data-answered="{reverse("exams:person", args=[opened.pk])}"' in shown
    assert second["Location"] == reverse("exams:person", args=[opened.pk])
    assert said(second) == []
    for page_of_account in (reverse("exams:person", args=[opened.pk]), reverse("accounts:people")):
        content = administrator.get(page_of_account).content.decode()
        assert "Chưa kích hoạt" in content
        assert not CODE.search(content)
    own_page = administrator.get(reverse("exams:person", args=[opened.pk])).content.decode()
    assert "Mã đặt mật khẩu chỉ hiện một lần, lúc cấp" in own_page
    assert reverse("accounts:person-password-code", args=[opened.pk]) in own_page


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"email": "BINH@example.invalid"}, "email"), ({"username": "binh"}, "username")],
)
def test_what_another_account_has_is_refused_at_its_field(administrator, person, typed, field):
    person("binh")
    Person.objects.filter(username="binh").update(email="binh@example.invalid")
    address = reverse("accounts:person-new")
    whole = {"username": "an", "full_name": "Lê An", "email": "an@example.invalid", **typed}
    before = stored()

    page = administrator.post(address, whole)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert stored() == before


def test_who_signs_up_is_not_told_that_an_address_is_taken(person):
    person("binh")
    Person.objects.filter(username="binh").update(email="binh@example.invalid")
    typed = {"full_name": "Lê An", "password1": SECRET, "password2": SECRET}
    answers = [
        Client().post(reverse("account_signup"), {**typed, "email": email})
        for email in ("an@example.invalid", "binh@example.invalid")
    ]

    assert "đã thuộc về" not in "".join(each.content.decode() for each in answers)
    assert len({each.status_code for each in answers}) == 1


def test_an_account_is_suspended_and_resumed_with_a_reason(administrator, person):
    an = person("an")
    refused = administrator.post(page("person-suspend", an.pk), {"reason": ""})

    with events() as trail:
        suspended = administrator.post(page("person-suspend", an.pk), {"reason": "Nghỉ việc"})
        resumed = administrator.post(page("person-resume", an.pk), {"reason": "Trở lại"})

    assert refused.status_code == 422
    assert "Đã tạm khóa tài khoản An" in said(suspended)[0]
    assert "Đã mở lại tài khoản An" in said(resumed)[0]
    assert [kind for kind, *_ in trail] == ["account.suspended", "account.resumed"]


def test_no_role_is_offered_to_an_account_that_is_suspended(administrator, person):
    an = person("an")
    address = reverse("exams:person", args=[an.pk])
    offered = 'name="role"' in administrator.get(address).content.decode()
    administrator.post(page("person-suspend", an.pk), {"reason": "Nghỉ việc"})

    assert offered
    assert 'name="role"' not in administrator.get(address).content.decode()


def test_an_account_that_stands_so_already_leads_back_to_it(administrator, person):
    an = person("an")
    administrator.post(page("person-suspend", an.pk), {"reason": "Nghỉ việc"})
    before = stored()

    suspended = administrator.post(page("person-suspend", an.pk), {"reason": "Nghỉ việc"})
    asked = administrator.get(page("person-suspend", an.pk))

    assert {each["Location"] for each in (suspended, asked)} == {
        reverse("exams:person", args=[an.pk])
    }
    assert "Việc này đã được làm trước đó" in said(suspended)[-1]
    assert stored() == before


def test_the_closing_of_an_account_is_asked_for(administrator, person):
    an = person("an")

    answer = administrator.post(page("person-close", an.pk), {"reason": "Đã nghỉ hưu"})

    assert answer["Location"] == reverse("exams:person", args=[an.pk])
    assert "Đã gửi đề nghị khóa hẳn tài khoản" in said(answer)[0]
    assert ApprovalRequest.objects.get().arguments == {"person": an.pk}
    assert Person.objects.get(pk=an.pk).closed_at is None


def test_the_very_same_closing_is_asked_for_once(administrator, person):
    an, binh = person("an"), person("binh")
    administrator.post(page("person-close", an.pk), {"reason": "Đã nghỉ hưu"})
    before = stored()

    again = administrator.post(page("person-close", an.pk), {"reason": "Đã nghỉ hưu"})

    assert again.status_code == 422
    assert "chờ duyệt" in again.content.decode()
    assert stored() == before
    assert administrator.post(page("person-close", binh.pk), {"reason": "X"}).status_code == 303


def test_nobody_suspends_their_own_account(administrator):
    own = Person.objects.get(username="quan-tri")

    answer = administrator.post(page("person-suspend", own.pk), {"reason": "Thử"})

    assert answer.status_code == 422
    assert "Không ai được tự khóa tài khoản của mình." in answer.content.decode()


def test_nobody_asks_for_the_closing_of_their_own_account(administrator):
    own = page("person-close", Person.objects.get(username="quan-tri").pk)
    before = stored()

    answers = administrator.get(own), administrator.post(own, {"reason": "Thử"})

    for answer in answers:
        assert answer.status_code == 409
        assert "Không ai được tự khóa tài khoản của mình." in answer.content.decode()
        assert 'name="reason"' not in answer.content.decode()
    assert stored() == before


def test_a_role_is_taken_back_once(administrator, person):
    grant = person("an", Role.SCREENING_OFFICER).grants.get()
    sent = {"request_id": uuid4(), "reason": "QĐ 5"}
    asked = administrator.get(page("grant-revoke", grant.pk)).content.decode()
    first, again = (administrator.post(page("grant-revoke", grant.pk), sent) for _ in range(2))

    assert "Thu hồi vai trò Cán bộ thẩm định" in asked
    assert "Trong kỳ thi: mọi kỳ thi." in asked
    assert f'href="/nguoi-dung/{grant.person_id}/"' in asked
    assert "của An" in said(first)[0]
    assert (again.status_code, said(again)) == (303, [])


def test_nobody_else_does_anything_to_an_account(person):
    an, client = person("an"), Client()
    client.force_login(person("thu-ky", Role.SECRETARY), backend=BACKEND)
    before = stored()

    for name in ("person-suspend", "person-close"):
        assert client.post(page(name, an.pk), {"reason": "Thử"}).status_code == 403
    assert stored() == before


def test_two_roles_that_meet_under_a_warning_are_said_to_do_so(administrator, person):
    an = person("an", Role.SECRETARY)

    answer = administrator.post(
        reverse("exams:person", args=[an.pk]), {"role": "SCREENING_OFFICER", "document": "QĐ 12"}
    )

    assert answer.status_code == 303
    assert len(said(answer)) == 2
    assert "cùng giữ" in said(answer)[1]


@pytest.mark.parametrize("role", [Role.SECRETARY, Role.CHAIR])
def test_nobody_is_asked_for_a_role_that_would_never_hold(administrator, person, role):
    an = person("an")
    days = {"starts_on": "10/12/2026", "ends_on": "01/12/2026"}
    before = stored()

    answer = administrator.post(
        reverse("exams:person", args=[an.pk]), {"role": role, "document": "QĐ 12", **days}
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Ngày kết thúc vai trò (01/12/2026) trước ngày bắt đầu (10/12/2026)." in text
    assert 'id="id_ends_on_error"' in text
    assert stored() == before


def test_a_code_is_shown_once_and_sets_a_password_whose_owner_alone_knows_it(
    administrator, person, unthrottled
):
    an = person("an")
    address = page("person-password-code", an.pk)
    typed = {"reason": "Quên mật khẩu", "request_id": uuid4()}
    refused = administrator.post(address, {"reason": ""})

    shown = administrator.post(address, typed)
    again = administrator.post(address, typed)

    code = CODE.search(shown.content.decode()).group()
    assert refused.status_code == 422
    assert shown["Cache-Control"] == "no-store"
    assert again.status_code == 303
    stranger = Client(headers={"accept-language": "vi"})
    form = reverse("accounts:set-password")
    answers = {"username": "an", "code": code, "password": SECRET, "again": SECRET}
    wrong = stranger.post(form, {**answers, "code": "2222-2222-2222"})
    unlike = stranger.post(form, {**answers, "again": "khac-hoan-toan-9"})
    weak = stranger.post(form, {**answers, "password": "ngan", "again": "ngan"})
    done = stranger.post(form, answers)
    over = stranger.post(form, answers)

    assert [list(each.context["form"].errors) for each in (wrong, unlike, weak, over)] == [
        ["code"], ["again"], ["password"], ["code"],
    ]  # fmt: skip
    assert (done.status_code, done["Location"]) == (303, reverse("account_login"))
    assert Person.objects.get(pk=an.pk).check_password(SECRET)
    login = stranger.get(reverse("account_login")).content.decode()
    assert form in login


def test_the_page_of_a_code_says_until_when_it_can_be_used_and_is_printed(administrator, person):
    an = person("an")
    shown = administrator.post(page("person-password-code", an.pk), {"reason": "Quên mật khẩu"})

    [code] = PasswordCode.objects.filter(person=an)
    text = " ".join(shown.content.decode().split())
    assert f"giờ: đến {day_and_time(code.expires_at)}." in text
    assert "data-print" in text


def test_nobody_but_the_administrator_issues_a_code(person):
    client = Client()
    client.force_login(person("thu-ky", Role.SECRETARY), backend=BACKEND)
    an = person("an")
    before = stored()

    answer = client.post(page("person-password-code", an.pk), {"reason": "x"})

    assert answer.status_code == 403
    assert stored() == before


def test_a_role_is_taken_back_with_a_reason(administrator, person):
    grant = person("an", Role.EXAMINER).grants.get()
    silent = administrator.post(page("grant-revoke", grant.pk), {"reason": ""})
    with events() as trail:
        done = administrator.post(page("grant-revoke", grant.pk), {"reason": "QĐ 5"})

    assert silent.status_code == 422
    assert done.status_code == 303
    assert trail[0][0] == "role.revoked"
    assert trail[0][3]["reason"] == "QĐ 5"


def test_what_waits_for_a_second_person_stands_on_the_page_of_the_account(administrator, person):
    an, address = person("an"), reverse("exams:person", args=[person("binh").pk])
    own = reverse("exams:person", args=[an.pk])

    administrator.post(own, {"role": "EXAMINER", "document": "QĐ 12"})

    request = reverse("results:request", args=[ApprovalRequest.objects.get().pk])
    assert request in administrator.get(own).content.decode()
    assert request not in administrator.get(address).content.decode()


def test_the_limit_on_wrong_tries_is_lifted_with_a_reason(administrator, person):
    an = person("an")
    refused = administrator.post(page("person-lift-limit", an.pk), {"reason": ""})

    done = administrator.post(page("person-lift-limit", an.pk), {"reason": "Gọi điện"})

    assert refused.status_code == 422
    assert done["Location"] == reverse("exams:person", args=[an.pk])
    assert "Đã gỡ chặn đăng nhập cho An" in said(done)[0]
