"""Whoever may stand in the planning list under another number is settled, by keys alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import heading, look, sign_in

pytestmark = pytest.mark.browser
QUEUE = "Đối chiếu người đăng ký với quy hoạch"
NUMBER = "HS-081"  # the only one of the sample who waits
BASIS = "Lý lịch 2C"
WORDS = """
    SELECT m.citizen_id, m.basis FROM candidates_planningmatch m
    JOIN candidates_application a ON a.id = m.application_id
    JOIN exams_campaign c ON c.id = a.campaign_id WHERE c.code = 'TT-03' AND a.reg_no = ?
"""


def walk_to(page, element):
    """Press Tab until the element has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if element.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"no Tab leads to {element}")


def line(page):
    return page.get_by_role("row").filter(has_text=NUMBER)


def test_a_likely_match_is_settled_by_keys_once_its_basis_is_named(own_demo, visit):
    page = visit(own_demo)
    sign_in(page, "quy-hoach")
    page.get_by_role("main").get_by_role("link", name=QUEUE).press("Enter")
    heading(page, QUEUE)
    expect(line(page)).to_contain_text("Chờ xác nhận")
    look(page, "planning-matches")
    walk_to(page, page.get_by_role("link", name=f"Xác nhận {NUMBER}"))
    page.keyboard.press("Enter")
    heading(page, "Xác nhận người trong quy hoạch")
    look(page, "planning-match")

    person = page.get_by_role("radio").first
    walk_to(page, person)
    page.keyboard.press("Space")
    walk_to(page, page.locator("[name=basis]"))
    page.keyboard.press("Enter")
    expect(page.locator("[data-errors]")).to_be_focused()
    expect(person).to_be_checked()
    look(page, "planning-match-refused")
    assert own_demo.rows(WORDS, NUMBER) == []

    number = person.get_attribute("value")
    page.keyboard.press("Tab")  # from what is wrong, by its link, to where it is mended
    page.keyboard.press("Enter")
    expect(page.locator("[name=basis]")).to_be_focused()
    page.keyboard.type(BASIS)
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Đã ghi đối chiếu quy hoạch của hồ sơ {NUMBER}")).to_be_visible()
    heading(page, QUEUE)
    expect(line(page)).to_contain_text("Đã xác nhận: đúng người")
    look(page, "planning-matches-settled")
    assert own_demo.rows(WORDS, NUMBER) == [(number, BASIS)]

    page.goto("/viec-cua-toi/")
    heading(page, "Việc của tôi")
    expect(page.get_by_role("main").get_by_role("link", name=QUEUE)).to_have_count(0)
