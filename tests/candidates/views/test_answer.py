"""What a candidate answers is looked at whole before it is sent; half a request is none."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import register
from tests.actions import arrange, campaign, moment, officer, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OPEN = moment(2026, 9, 20)


@pytest.fixture(autouse=True)
def _on_a_day_of_registration():
    with time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def draft(an):
    return register.begin(campaign=campaign(), by=an, at=OPEN)


@pytest.fixture
def browser(an):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(an, backend=BACKEND)
    return client


def page(name, *args):
    return reverse(f"candidates:{name}", args=[campaign().code, *args])


def fill(draft, by, **fields):
    register.fill(application=draft, fields=fields, by=by, at=OPEN)


@pytest.mark.parametrize(
    ("given", "asked_for"),
    [("special_reason", "special_document"), ("special_document", "special_reason")],
)
def test_half_of_what_asks_for_a_special_case_is_refused_at_the_other_half(
    browser, draft, given, asked_for
):
    before = stored()

    answer = browser.post(page("topic", "dien-du-tuyen"), {given: "Luân chuyển theo 12/QĐ"})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [asked_for]
    assert "cần cả lý do và văn bản" in answer.content.decode()
    assert stored() == before


def test_a_special_case_without_its_paper_is_missing_and_waits_for_nobody(browser, draft, an):
    fill(draft, an, special_reason="Luân chuyển")

    check = browser.get(page("check")).content.decode()

    assert "Trường hợp đặc biệt phải có cả lý do và văn bản kèm theo" in check
    assert "chờ cấp có thẩm quyền" not in check
    assert "()" not in check


def test_every_answer_is_shown_before_it_is_submitted_with_the_way_to_change_it(browser, draft, an):
    fill(draft, an, sex="F", phone="0912345678", email="an@example.invalid")

    check = browser.get(page("check")).content.decode()

    for answer in ("Nữ", "0912345678", "an@example.invalid"):
        assert answer in check
    assert check.count(page("topic", "ban-than") + "?check") >= 6


def test_a_name_of_digits_is_refused_at_its_field(browser, draft):
    before = stored()

    answer = browser.post(page("topic", "ban-than"), {"name": "12345"})

    assert answer.status_code == 422
    assert "bằng chữ" in str(answer.context["form"].errors["name"])
    assert stored() == before


def test_what_was_submitted_is_told_before_anybody_types_and_its_files_are_shown(browser, draft):
    arrange(draft, state="SUBMITTED", submitted_at=OPEN)

    for address in (page("topic", "ban-than"), page("document", "DIPLOMAS")):
        answer = browser.get(address, follow=True)
        assert answer.redirect_chain == [(page("application"), 302)]
        assert "bấm “Sửa hồ sơ đã nộp”" in answer.content.decode()
        assert "chờ thẩm định" in answer.content.decode()
    files = browser.get(page("documents")).content.decode()

    assert "Quay lại hồ sơ" in files
    assert page("document", "DIPLOMAS") not in files
