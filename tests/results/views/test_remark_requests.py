"""A request for a remark that came on paper is read once more before it is entered for good."""

from datetime import timedelta

import pytest

from exams.models import ExamPart, Script
from grading.models import RemarkRequest
from tests.actions import campaign, stored
from tests.requests import said

pytestmark = pytest.mark.django_db
LATE_WORDS = "Đơn được lưu với ngày nhận này và không được chấm."


def page():
    return f"/dieu-hanh/{campaign().code}/phuc-khao/"


def number():
    """Return the number of somebody whose script was marked."""
    return Script.objects.exclude(entry=None).order_by("code")[0].entry.number


def last_day():
    return ExamPart.objects.get(kind="WRITTEN").remark_until


def typed(number, on, **more):
    return {"number": number, "on": f"{on:%d/%m/%Y}", **more}


@pytest.mark.parametrize(
    ("number", "on", "field"),
    [
        ("LD999", "01/12/2026", "number"),
        ("LD001", "31/02/2026", "on"),
        ("L" * 40, "", "number"),
    ],
)
def test_a_wrong_paper_request_is_refused_at_its_field_and_comes_back(
    life, browser, number, on, field
):
    with life.at("remarked"):
        before = stored()
        typed = {"number": number, "on": on}
        answer = browser("thu-ky").post(f"/dieu-hanh/{campaign().code}/phuc-khao/", typed)
        after = stored()

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert number in answer.content.decode()
    assert after == before


def test_a_paper_request_is_entered_once_it_was_read_again(life, browser):
    with life.at("provisional"):
        secretary, request = browser("thu-ky"), typed(number().lower(), last_day())
        before = stored()
        asked = secretary.post(page(), request)
        unchanged = stored() == before
        done = secretary.post(page(), {**request, "confirmed": "1"})
        [made] = RemarkRequest.objects.filter(entry__number=number())

    assert unchanged
    assert "Hãy xem lại lần cuối trước khi ghi" in asked.content.decode()
    assert LATE_WORDS not in asked.content.decode()
    assert "Đã nhập đơn phúc khảo của số báo danh LD" in said(done)[0]
    assert not made.refused_late


def test_that_a_paper_request_came_too_late_is_told_before_and_after(life, browser):
    with life.at("provisional"):
        secretary = browser("thu-ky")
        request = typed(number(), last_day() + timedelta(days=1))
        asked = secretary.post(page(), request)
        done = secretary.post(page(), {**request, "confirmed": "1"})
        [made] = RemarkRequest.objects.filter(entry__number=number())

    assert LATE_WORDS in asked.content.decode()
    assert "quá hạn nên không được nhận" in said(done)[0]
    assert made.refused_late


def test_what_cannot_be_entered_is_refused_before_it_is_read_again(life, browser):
    with life.at("remarked"):
        taken = RemarkRequest.objects.first().entry.number
        before = stored()
        answer = browser("thu-ky").post(page(), typed(taken, last_day()))
        after = stored()

    assert answer.status_code == 422
    assert "Hãy xem lại lần cuối" not in answer.content.decode()
    assert after == before
