"""Opening the mapping takes two: the first is told that the second is still needed."""

import re
from uuid import uuid4

import pytest

from accounts.actions import granting
from accounts.rules.duties import Role
from exams.models import ExamPart
from tests.actions import LATE, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]
TASK = "Ráp phách (hai người)"
PAGE = "/dieu-hanh/TT2026-01/rap-phach/"


def press(client):
    return client.post(PAGE, {"request_id": uuid4()}, follow=True).content.decode()


def test_each_of_the_two_is_told_how_far_it_is(browser):
    first = press(browser("ban-phach"))
    assert ExamPart.objects.get(kind="WRITTEN").opened_at is None
    asked = browser("giam-sat").get(PAGE).content.decode()
    second = press(browser("giam-sat"))
    opened = browser("ban-phach").get(PAGE).content.decode()

    assert "Đã ghi ý kiến của bạn về “Ráp phách (hai người)”" in first
    assert "còn chờ người thứ hai" in first
    names = [str(person_named(name)) for name in ("ban-phach", "giam-sat")]
    [agreed] = re.findall(r"\(1/2\)</h2>\s*<ol>\s*<li>(.*?)</li>\s*</ol>", asked, re.DOTALL)
    assert re.fullmatch(rf"{names[0]} \(Người giữ phách\), \d\d/\d\d/\d{{4}} \d\d:\d\d", agreed)
    both = opened.partition("<ol>")[2].partition("</ol>")[0]
    assert [name in both for name in names] == [True, True]
    assert "Đã làm xong “Ráp phách (hai người)”" in second
    assert ExamPart.objects.get(kind="WRITTEN").opened_at is not None


def test_who_takes_over_from_one_who_agreed_is_not_asked_for_it_again(browser):
    new = officer("ban-phach-moi", Role.CUSTODIAN)
    before = browser(new).get("/viec-cua-toi/").content.decode()
    press(browser("ban-phach"))
    former = person_named("ban-phach")
    granting.revoke(grant=former.grants.get(), reason="Thay người", by="console", at=LATE)

    work = browser(new).get("/viec-cua-toi/").content.decode()
    page = browser(new).get(PAGE)

    assert TASK in before
    assert TASK not in work
    assert page.context["open_form"] is None
    assert str(former) in page.content.decode()
    assert "Người làm:" in page.content.decode()
    assert TASK in browser("giam-sat").get("/viec-cua-toi/").content.decode()
