"""One's own calendar under a secret address: the days of one's duties, and nobody else's."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from exams.actions import calendar_feed
from exams.models import CalendarFeed
from tests.actions import LATE, arrange, campaign, person_named, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("registered")]
PAGE = "/tai-khoan/lich/"
ADDRESS = re.compile(r"http://testserver(/lich/[\w-]{40,}\.ics)")


def unfolded(answer):
    return answer.getvalue().decode().replace("\r\n ", "")


def renewed(client):
    """Return the addresses on the page that answers somebody who asks for a new one."""
    return ADDRESS.findall(client.post(PAGE, {"request_id": str(uuid4())}).getvalue().decode())


def days(username):
    """Return what stands in somebody's calendar: {what: day}."""
    person = person_named(username)
    secret = calendar_feed.renew(person=person, by=person, at=LATE)
    file = unfolded(Client().get(f"/lich/{secret}.ics"))
    starts = re.findall(r"DTSTART(?:;VALUE=DATE)?:(\d{8})", file)
    return dict(zip(re.findall(r"SUMMARY:(.*) – TT2026-01\r", file), starts, strict=True))


def test_the_address_is_shown_once_and_opens_without_signing_in(browser):
    secretary = browser("thu-ky")

    [address] = renewed(secretary)
    answer = Client().get(address)

    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "SUMMARY:Hết hạn nhận hồ sơ – TT2026-01" in unfolded(answer)
    assert ADDRESS.findall(secretary.get(PAGE).getvalue().decode()) == []


def test_a_renewed_address_closes_the_one_before_and_an_ended_one_is_closed(browser):
    secretary = browser("thu-ky")
    [first] = renewed(secretary)
    [second] = renewed(secretary)

    assert Client().get(first).status_code == 404
    assert secretary.post(f"{PAGE}huy/").url == PAGE
    assert Client().get(second).status_code == 404


def test_a_second_click_makes_no_second_address(browser):
    secretary = browser("thu-ky")
    mark = {"request_id": "3fa85f64-5717-4562-b3fc-2c963f66afa6"}
    secretary.post(PAGE, mark)
    before = stored()

    again = secretary.post(PAGE, mark).getvalue().decode()

    assert ADDRESS.findall(again) == []
    assert stored() == before
    assert CalendarFeed.objects.count() == 1


def test_a_guessed_address_opens_nothing():
    assert Client().get("/lich/khong-co.ics").status_code == 404


def test_the_secretary_has_the_days_of_the_office_and_of_every_sitting():
    found = days("thu-ky")

    assert found["Hết hạn nhận hồ sơ"] == "20261006"
    assert found["Thi viết"] == "20261104"
    assert {"Bảo vệ đề án", "Hội đồng báo cáo kết quả"} <= found.keys()


def test_an_examiner_has_the_days_of_the_marking_alone():
    marking = {"Thi viết", "Công bố điểm thi viết lần đầu", "Công bố kết quả phúc khảo"}

    assert days("giam-khao-1").keys() == marking


def test_what_is_cancelled_has_no_day_left():
    arrange(campaign(), cancelled_on=LATE.date())

    assert days("thu-ky") == {}


def test_what_stands_still_with_a_suspended_campaign_is_left_out():
    arrange(campaign(), suspended_on=date(2026, 11, 1))

    left = days("thu-ky").keys()

    assert {"Hết hạn nhận hồ sơ", "Triệu tập thí sinh"} <= left
    assert left.isdisjoint({"Thi viết", "Bảo vệ đề án", "Công bố điểm thi viết lần đầu"})


def test_the_file_for_everybody_has_no_day_of_the_office():
    file = unfolded(Client().get("/ky-thi/TT2026-01/lich.ics"))

    assert "SUMMARY:Hết hạn nhận hồ sơ – TT2026-01" in file
    assert "30 ngày\\, tính cả ngày bắt đầu nhận hồ sơ (07/09/2026)." in file
    assert "Hội đồng báo cáo kết quả" not in file
