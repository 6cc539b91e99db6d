"""What people of the council do wrong costs them nothing, and is never done twice."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PASSWORD, heading, look, press, sign_in

pytestmark = pytest.mark.browser

MINUTES = "/phong-thi/TT-02/WRITTEN/xu-ly/"
SANCTIONS = """
    SELECT count(*) FROM exams_sanction s JOIN exams_entry e ON e.id = s.entry_id
    JOIN exams_campaign c ON c.id = e.campaign_id
    WHERE c.code = 'TT-02' AND e.number = ? AND s.minutes = ?
"""
ON = "SELECT date(starts_at, '+7 hours') FROM exams_exampart p JOIN exams_campaign c"
ON += " ON c.id = p.campaign_id WHERE c.code = 'TT-02' AND p.kind = 'WRITTEN'"


def fill_minutes(page, server, number, minutes):
    [(day,)] = server.rows(ON)
    page.fill("[name=number]", number)
    page.get_by_label("Khiển trách").check()
    page.fill("[name=minutes]", minutes)
    page.fill("[name=on]", "/".join(reversed(day.split("-"))))


def sanctions(server, number, minutes):
    [(count,)] = server.rows(SANCTIONS, number, minutes)
    return count


def test_the_second_of_two_tabs_is_told_what_the_first_wrote(demo, visit):
    page = visit(demo)
    sign_in(page, "coi-thi")
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(MINUTES)
        fill_minutes(tab, demo, "ld011", "11/BB")
    press(page, "Ghi biên bản")
    expect(
        page.get_by_text(re.compile("^Đã ghi biên bản 11/BB về số báo danh LD011"))
    ).to_be_visible()
    press(other, "Ghi biên bản")

    expect(other.locator("[data-errors]")).to_be_visible()
    expect(other.locator("[name=minutes]")).to_have_value("11/BB")
    look(other, "minutes-second-tab")
    assert sanctions(demo, "LD011", "11/BB") == 1


def test_going_back_and_sending_again_writes_nothing_new(demo, visit):
    page = visit(demo)
    sign_in(page, "coi-thi")
    page.goto(MINUTES)
    fill_minutes(page, demo, "LD012", "12/BB")
    press(page, "Ghi biên bản")
    heading(page, "Điểm danh: thi viết")
    page.reload()
    page.go_back()
    fill_minutes(page, demo, "LD012", "12/BB")
    press(page, "Ghi biên bản")

    expect(page.get_by_text(re.compile("^Đã ghi biên bản"))).to_have_count(0)
    assert sanctions(demo, "LD012", "12/BB") == 1


def test_a_double_click_opens_one_account_and_shows_its_code(demo, visit):
    page = visit(demo)
    sign_in(page, "quan-tri")
    page.goto("/nguoi-dung/moi/")
    page.fill("[name=username]", "Bấm Hai Lần")
    page.fill("[name=full_name]", "Người bấm hai lần")
    page.fill("[name=email]", "hai-lan@vi-du.vn")
    press(page, "Mở tài khoản")
    expect(page.locator("#id_username_error")).to_contain_text("chữ thường không dấu")
    page.fill("[name=username]", "bam-hai-lan")
    page.get_by_role("main").get_by_role("button", name="Mở tài khoản").dblclick()

    expect(page.locator(".code-once")).to_be_visible()
    look(page, "opened-by-a-double-click")
    opened = "SELECT count(*) FROM accounts_person WHERE full_name = ?"
    assert demo.rows(opened, "Người bấm hai lần") == [(1,)]


def test_what_was_typed_comes_back_to_its_typist_and_to_nobody_else(demo, visit):
    page = visit(demo)
    sign_in(page, "coi-thi")
    page.goto(MINUTES)
    fill_minutes(page, demo, "LD013", "13/BB")
    page.context.clear_cookies(name="sessionid")
    press(page, "Ghi biên bản")
    expect(page.get_by_text(re.compile("^Phiên làm việc đã hết"))).to_be_visible()
    assert sanctions(demo, "LD013", "13/BB") == 0

    stranger = page.context.new_page()
    sign_in(stranger, "truong-cham")
    expect(stranger.get_by_text("13/BB")).to_have_count(0)
    stranger.goto("/tai-khoan/chua-gui/")
    heading(stranger, "Việc của tôi")
    stranger.context.clear_cookies(name="sessionid")

    page.reload()  # the other signed in and out on the same machine meanwhile
    page.fill("[name=login]", "coi-thi")
    page.fill("[name=password]", PASSWORD)
    press(page, "Đăng nhập")
    heading(page, "Nội dung chưa gửi được")
    press(page, "Mở lại với nội dung đã gõ")
    expect(page.locator("[name=minutes]")).to_have_value("13/BB")
    assert sanctions(demo, "LD013", "13/BB") == 0
    press(page, "Ghi biên bản")
    expect(page.get_by_text(re.compile("^Đã ghi biên bản 13/BB"))).to_be_visible()
    assert sanctions(demo, "LD013", "13/BB") == 1


def test_the_wrong_person_and_the_wrong_campaign_are_told_before_anything_is_typed(demo, visit):
    page = visit(demo)
    sign_in(page, "coi-thi")
    page.goto("/cham-thi/TT-02/")
    heading(page, "Tài khoản của bạn không được giao việc ở trang này")
    expect(page.get_by_role("link", name="Về việc của tôi")).to_be_visible()
    for closed in ("/phong-thi/TT-01/WRITTEN/", "/phong-thi/TT-01/WRITTEN/xu-ly/"):
        page.goto(closed)
        expect(page.get_by_text("Việc này chưa làm được lúc này")).to_be_visible()
        look(page, f"closed{closed.replace('/', '-')}")
    expect(page.get_by_role("button", name="Lưu các dòng đã ghi")).to_have_count(0)


def test_the_command_that_checks_a_list_stands_whole_on_a_phone(demo, visit):
    page = visit(demo)
    page.goto("/ket-qua/TT-01/official/1/")

    expect(page.locator("pre.code")).to_contain_text("verify_bundle.py")
    look(page, "official-list")
