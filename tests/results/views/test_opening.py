"""Opening the mapping takes two: the first is told that the second is still needed."""

from uuid import uuid4

import pytest

from exams.models import ExamPart

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]
PAGE = "/dieu-hanh/TT2026-01/rap-phach/"


def press(client):
    return client.post(PAGE, {"request_id": uuid4()}, follow=True).content.decode()


def test_each_of_the_two_is_told_how_far_it_is(browser):
    first = press(browser("ban-phach"))
    assert ExamPart.objects.get(kind="WRITTEN").opened_at is None
    second = press(browser("giam-sat"))

    assert "Đã ghi ý kiến của bạn về “Ráp phách (hai người)”" in first
    assert "còn chờ người thứ hai" in first
    assert "Đã làm xong “Ráp phách (hai người)”" in second
    assert ExamPart.objects.get(kind="WRITTEN").opened_at is not None
