"""A candidate of the list withdraws; too few are left, and the chair postpones the position."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser
FILE, LEFT = "HS-008", "HS-061"  # the two people of the position
POSITION = "VT09"
AGAIN = "Hãy xem lại lần cuối trước khi ghi"
STATES = "SELECT state FROM candidates_application WHERE reg_no = ?"
OPENING = "SELECT opening FROM exams_position WHERE code = ?"
TRAIL = "SELECT type FROM audit_event WHERE type IN ('candidate.withdrew', 'position.postponed')"
TRAIL += " ORDER BY seq"


@pytest.fixture(scope="module")
def server(listed_server):
    listed_server.arrange("owner", FILE)
    listed_server.arrange("sitting-ahead")
    return listed_server


def withdrawn(page, server):
    page.goto(f"/du-tuyen/{server.campaign}/")
    look(page, "called-off-own-file")
    follow(page, "Rút, không dự thi")
    look(page, "called-off-withdraw")
    page.fill("[name=document]", "Đơn ngày 20/11/2026")
    page.fill("[name=on]", "31/12/2099")
    press(page, "Xem lại trước khi ghi")
    expect(page.locator("[data-errors]")).to_contain_text("không thể sau hôm nay")
    expect(page.locator("[name=document]")).to_have_value("Đơn ngày 20/11/2026")
    page.fill("[name=on]", "20/11/2026")
    press(page, "Xem lại trước khi ghi")
    expect(page.get_by_text(AGAIN)).to_be_visible()
    assert server.rows(STATES, FILE) == [("ELIGIBLE",)]
    look(page, "called-off-once-more")
    page.get_by_role("main").get_by_role("button", name="Rút, không dự thi").dblclick()
    expect(page.get_by_role("link", name="Rút, không dự thi")).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text(re.compile("đã rút", re.IGNORECASE))
    look(page, "called-off-withdrawn")


def postponed(chair, server):
    chair.goto(f"/ho-so/{server.campaign}/vi-tri/")
    look(chair, "called-off-positions")
    position = chair.get_by_role("row").filter(has_text=POSITION).first
    position.get_by_role("link", name=re.compile("^Hoãn thi")).click()
    look(chair, "called-off-postpone")
    press(chair, "Xem lại trước khi ghi")
    expect(chair.locator("[data-errors]")).to_be_focused()
    chair.fill("[name=document]", "91/QĐ-HĐTT")
    chair.fill("[name=on]", "20/11/2026")
    press(chair, "Xem lại trước khi ghi")
    expect(chair.get_by_text(AGAIN)).to_be_visible()
    press(chair, "Hoãn thi vị trí này")
    expect(chair.get_by_text(re.compile("^Đã ghi quyết định 91/QĐ-HĐTT hoãn thi"))).to_be_visible()
    look(chair, "called-off-postponed")


def test_who_is_called_withdraws_and_the_position_that_lacks_people_is_called_off(server, visit):
    candidate, chair, page = visit(server), visit(server), visit(server)
    sign_in(candidate, "thi-sinh")
    withdrawn(candidate, server)
    candidate.goto("/du-tuyen/")
    follow(candidate, "Thư của tôi")
    look(candidate, "called-off-letters")

    sign_in(page, "thu-ky")
    page.goto(f"/ho-so/{server.campaign}/{FILE}/")
    expect(page.get_by_role("main")).to_contain_text(re.compile("đã rút", re.IGNORECASE))
    look(page, "called-off-file")
    page.goto(f"/ho-so/{server.campaign}/vi-tri/{POSITION}/hoan/")
    heading(page, "Tài khoản của bạn không được giao việc ở trang này")
    sign_in(chair, "chu-tich")
    postponed(chair, server)
    assert server.rows(OPENING, POSITION) == [("NOT_ENOUGH_CANDIDATES",)]
    assert server.rows(STATES, LEFT) == [("ELIGIBLE",)]  # is not absent, and fails nothing
    assert server.rows(TRAIL) == [("candidate.withdrew",), ("position.postponed",)]
