"""Opening the mapping takes two: the first is told that the second is still needed."""

import re
from uuid import uuid4

import pytest

from exams.models import ExamPart
from tests.actions import person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]
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
