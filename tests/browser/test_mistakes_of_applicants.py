"""Whoever applies, and whoever receives, makes the usual mistakes and loses nothing by them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PASSWORD, follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser

POST_PAGE = "/du-tuyen/TT-04/muc/vi-tri/"
FILLED = """
    SELECT a.current_post FROM candidates_application a
    JOIN exams_campaign c ON c.id = a.campaign_id
    JOIN accounts_person p ON p.id = a.person_id
    WHERE c.code = 'TT-04' AND p.username = ? AND a.state != 'WITHDRAWN'
"""
BEGUN = "SELECT COUNT(*) FROM audit_event WHERE type = 'application.begun'"
COUNT_OF_HOLIDAYS = "SELECT COUNT(*) FROM exams_holiday WHERE name = ?"


def sign_out_elsewhere(page):
    other = page.context.new_page()
    other.goto("/")
    other.get_by_role("button", name="Đăng xuất").click()
    expect(other.get_by_role("link", name="Đăng nhập")).to_be_visible()
    other.close()


def sign_in_again(page, username):
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    press(page, "Đăng nhập")


def fill_post(page, current_post):
    page.select_option("[name=position]", "VT09")
    page.fill("[name=current_post]", current_post)


def test_a_click_too_many_and_the_way_back_begin_one_registration(demo, visit):
    page = visit(demo)
    sign_in(page, "thi-sinh-1")
    [(before,)] = demo.rows(BEGUN)
    page.goto("/du-tuyen/TT-04/bat-dau/")

    page.get_by_role("button", name="Bắt đầu hồ sơ").dblclick()
    heading(page, "Hồ sơ dự tuyển")
    page.go_back()
    page.goto("/du-tuyen/TT-04/bat-dau/")

    heading(page, "Hồ sơ dự tuyển")
    assert demo.rows(BEGUN) == [(before + 1,)]


def test_what_is_missing_leads_to_the_page_that_asks_for_it(demo, visit):
    page = visit(demo)
    sign_in(page, "thi-sinh")
    page.goto("/du-tuyen/TT-04/kiem-tra/")
    look(page, "mistakes-incomplete")
    expect(page.get_by_role("button", name="Nộp hồ sơ")).to_have_count(0)

    follow(page, "Giấy chứng nhận sức khỏe")

    heading(page, "Giấy chứng nhận sức khỏe")


def test_what_was_typed_when_the_session_ended_comes_back_and_is_saved(demo, visit):
    page = visit(demo)
    sign_in(page, "thi-sinh")
    page.goto(POST_PAGE)
    fill_post(page, "Chuyên viên chính, Sở Nội vụ")

    sign_out_elsewhere(page)
    press(page, "Lưu và tiếp tục")
    heading(page, "Đăng nhập")
    sign_in_again(page, "thi-sinh")
    press(page, "Mở lại với nội dung đã gõ")

    expect(page.locator("[name=current_post]")).to_have_value("Chuyên viên chính, Sở Nội vụ")
    press(page, "Lưu và tiếp tục")
    expect(page.get_by_text(re.compile("^Đã lưu phần “Vị trí dự tuyển”"))).to_be_visible()
    assert demo.rows(FILLED, "thi-sinh") == [("Chuyên viên chính, Sở Nội vụ",)]


def test_somebody_else_who_signs_in_is_told_as_whom_and_sees_nothing_typed(demo, visit):
    page = visit(demo)
    sign_in(page, "thi-sinh")
    page.goto(POST_PAGE)
    fill_post(page, "Chữ của người trước")
    sign_out_elsewhere(page)
    press(page, "Lưu và tiếp tục")
    sign_in_again(page, "thi-sinh-3")
    expect(page.get_by_role("heading", level=1, name="Việc của tôi")).to_be_visible()
    expect(page.get_by_text("Chữ của người trước")).to_have_count(0)

    page.goto("/du-tuyen/TT-02/muc/khac/")

    heading(page, "Không có trang này")
    expect(page.get_by_role("main")).to_contain_text("bằng tài khoản thi-sinh-3")


def test_an_old_link_to_register_says_until_when_it_was_open(demo, visit):
    page = visit(demo)
    sign_in(page, "thi-sinh")
    page.goto("/du-tuyen/TT-03/bat-dau/")

    heading(page, "Xin nộp hồ sơ muộn")
    expect(page.get_by_role("main")).to_contain_text("Hạn nhận hồ sơ đã hết ngày")
    look(page, "mistakes-closed")
    follow(page, "Hủy, quay lại")
    heading(page, "Kỳ thi tuyển")


def test_a_day_that_is_not_and_two_tabs_write_one_holiday(demo, visit):
    first = visit(demo)
    sign_in(first, "thu-ky")
    first.goto("/lich-lam-viec/")
    second = first.context.new_page()
    second.goto("/lich-lam-viec/")
    for page, day in ((first, "31/02/2031"), (second, "03/03/2031")):
        page.fill("[name=date]", day)
        page.fill("[name=name]", "Nghỉ thử")
        page.select_option("[name=kind]", "HOLIDAY")

    press(first, "Lưu ngày")
    expect(first.locator("#id_date_error")).to_be_visible()
    press(second, "Lưu ngày")
    first.fill("[name=date]", "03/03/2031")
    press(first, "Lưu ngày")

    expect(first.get_by_role("rowheader", name="03/03/2031")).to_be_visible()
    assert demo.rows(COUNT_OF_HOLIDAYS, "Nghỉ thử") == [(1,)]
