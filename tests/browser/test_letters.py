"""A secretary reminds whoever has not submitted, and the letter stands among the receiver's own."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser


def test_a_draft_is_reminded_of_after_a_look_at_the_letter(demo, visit):
    page = visit(demo)
    sign_in(page, "thu-ky")
    page.goto("/dieu-hanh/TT-04/thu/")
    look(page, "letters-outbox")
    page.goto("/dieu-hanh/TT-04/thu/nhac-nop/")
    look(page, "letters-remind")
    press(page, "Soạn thư")
    expect(page.get_by_text("Hãy xem lại rồi gửi.")).to_be_visible()
    page.get_by_role("link", name=re.compile("xem và gửi")).click()
    expect(page.get_by_text("Kính gửi ông/bà").first).to_be_visible()
    look(page, "letters-release")
    follow(page, "Bỏ thư không gửi nữa")
    look(page, "letters-drop")
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Lý do, văn bản").fill("Soạn nhầm")
    press(page, "Bỏ các thư đã chọn")
    expect(page.get_by_text(re.compile("^Đã bỏ 1 thư"))).to_be_visible()
    page.goto("/dieu-hanh/TT-04/thu/nhac-nop/")
    press(page, "Soạn thư")  # whoever's letter was dropped can be written to anew
    page.get_by_role("link", name=re.compile("xem và gửi")).click()
    press(page, "Gửi các thư đã chọn")
    expect(page.get_by_text("Không có thư nào chờ gửi.")).to_be_visible()
    look(page, "letters-released")

    candidate = visit(demo)
    sign_in(candidate, "thi-sinh")
    candidate.goto("/du-tuyen/")
    follow(candidate, "Thư của tôi")
    look(candidate, "letters-mine")
    follow(candidate, "Hồ sơ dự tuyển của ông/bà chưa nộp")
    heading(candidate, "Thư của Hội đồng thi tuyển")
    look(candidate, "letters-letter")
