"""A case of age is reviewed step by step, each from its paper, before the authority decides."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser
NUMBER = "HS-044"  # 59 months left of the 60 of a full term
FILE = f"/ho-so/TT-03/{NUMBER}/"
DECIDING = f"{FILE}dac-biet/E05/"
REVIEWER = "Tập thể lãnh đạo Sở Xây dựng"
AGAIN = "Hãy xem lại lần cuối trước khi ghi"
STEPS = """
    SELECT r.step, r.outcome, r.document FROM candidates_casereview r
    JOIN candidates_application a ON a.id = r.application_id WHERE a.reg_no = ? AND a.id IN (
        SELECT application_id FROM candidates_casereview WHERE document LIKE '%BB-RS'
    ) ORDER BY r.step
"""
TRAIL = """
    SELECT type, count(*) FROM audit_event WHERE log_id = 'exam/TT-03' AND subject LIKE ?
    AND type LIKE 'special_case.%' GROUP BY type ORDER BY type DESC
"""


def fill(page, number, on, outcome="Đồng ý"):
    page.fill("[name=reviewer]", REVIEWER)
    page.get_by_label(outcome, exact=True).check()
    page.fill("[name=document]", f"{number}/BB-RS")
    page.fill("[name=on]", on)


def refused(page, why, picture):
    press(page, "Xem lại trước khi ghi")
    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.locator("[data-errors]")).to_contain_text(why)
    expect(page.locator("[name=reviewer]")).to_have_value(REVIEWER)
    look(page, picture)


def recorded(page, step, number, on, outcome="Đồng ý"):
    page.goto(FILE)
    follow(page, f"Ghi bước {step}")
    fill(page, number, on, outcome)
    press(page, "Xem lại trước khi ghi")
    expect(page.get_by_text(AGAIN)).to_be_visible()
    page.get_by_role("main").get_by_role("button", name="Ghi bước rà soát").dblclick()
    expect(page.get_by_text(f"Rà soát: {step}/3 bước")).to_be_visible()


def first_step_in_two_tabs(page):
    """Record the first step; a tab that was open meanwhile is told that it stands."""
    page.goto(FILE)
    follow(page, "Ghi bước 1")
    fill(page, "", "02/11/2026")
    page.fill("[name=document]", " ")
    refused(page, "Văn bản, biên bản", "case-of-age-no-paper")
    other = page.context.new_page()
    other.goto(f"{FILE}ra-soat/1/")
    for tab in (page, other):
        fill(tab, "1", "02/11/2026")
        press(tab, "Xem lại trước khi ghi")
        expect(tab.get_by_text(AGAIN)).to_be_visible()
    look(page, "case-of-age-once-more")
    for tab in (page, other):
        press(tab, "Ghi bước rà soát")
        expect(tab.get_by_text("Rà soát: 1/3 bước")).to_be_visible()
    expect(page.get_by_text("Đã ghi bước 1 rà soát")).to_be_visible()
    expect(page.get_by_role("link", name="Ghi bước 2")).to_be_visible()
    look(page, "case-of-age-first-step")
    other.close()


def too_early_to_decide(chair):
    sign_in(chair, "chu-tich")
    chair.goto(DECIDING)
    expect(chair.get_by_text("phải qua 3 bước rà soát trước khi quyết định")).to_be_visible()
    look(chair, "case-of-age-too-early")


def decided(chair):
    chair.goto(DECIDING)
    chair.get_by_label("Chấp thuận", exact=True).check()
    chair.fill("[name=document]", "88-TB/BTCTU")
    chair.fill("[name=on]", "01/11/2026")
    press(chair, "Xem lại trước khi ghi")
    expect(chair.locator("[data-errors]")).to_contain_text("không được sớm hơn")
    chair.fill("[name=on]", "10/11/2026")
    press(chair, "Xem lại trước khi ghi")
    look(chair, "case-of-age-decide-once-more")
    press(chair, "Ghi quyết định")
    expect(chair.get_by_text(re.compile("^Đã ghi quyết định theo văn bản 88-TB"))).to_be_visible()


def run_again(officer):
    """Run the rules again: what the authority said is in their outcome."""
    officer.goto("/dieu-hanh/TT-03/soat-dieu-kien/")
    look(officer, "case-of-age-run-again")
    officer.get_by_role("main").locator("form button[type=submit]").last.click()
    expect(officer.get_by_text(re.compile("^Đã"))).to_be_visible()


def test_a_case_of_age_takes_three_steps_in_order_and_then_the_authority_s_word(own_demo, visit):
    page, chair, officer = visit(own_demo), visit(own_demo), visit(own_demo)
    sign_in(page, "thu-ky")
    first_step_in_two_tabs(page)
    page.goto(f"{FILE}ra-soat/3/")
    expect(page.get_by_text("bước tiếp theo của HS-044 không phải bước 3")).to_be_visible()
    look(page, "case-of-age-out-of-order")
    page.goto(FILE)
    follow(page, "Ghi bước 2")
    fill(page, "2", "01/11/2026")
    refused(page, "Bước rà soát trước được ghi ngày 02/11/2026", "case-of-age-too-soon")
    too_early_to_decide(chair)
    recorded(page, 2, "2", "03/11/2026", outcome="Không đồng ý")
    recorded(page, 3, "3", "05/11/2026")
    expect(page.get_by_role("link", name=re.compile("^Ghi bước"))).to_have_count(0)
    assert own_demo.rows(STEPS, NUMBER) == [
        (1, "AGREED", "1/BB-RS"), (2, "NOT_AGREED", "2/BB-RS"), (3, "AGREED", "3/BB-RS")
    ]  # fmt: skip

    decided(chair)
    look(chair, "case-of-age-decided")
    sign_in(officer, "tham-dinh")
    officer.goto(FILE)
    finding = officer.get_by_role("row").filter(has_text="Đủ tuổi trọn nhiệm kỳ")
    for told in ("59", "60", "30/09/2031", "Rà soát: 3/3 bước", REVIEWER, "2/BB-RS"):
        expect(finding).to_contain_text(told)
    expect(officer.get_by_text("Văn bản: 88-TB/BTCTU, ngày 10/11/2026")).to_be_visible()
    look(officer, "case-of-age-officer")
    run_again(officer)
    officer.goto(f"/ho-so/?campaign=TT-03&q={NUMBER}")
    heading(officer, "Hồ sơ dự tuyển")
    expect(officer.get_by_role("row").filter(has_text=NUMBER)).to_contain_text("Đủ điều kiện")
    look(officer, "case-of-age-list")
    assert own_demo.rows(TRAIL, f"%{NUMBER}") == [
        ("special_case.reviewed", 3), ("special_case.decided", 1)
    ]  # fmt: skip
