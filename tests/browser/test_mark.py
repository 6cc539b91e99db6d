"""Two examiners mark by keyboard alone; the head settles what their marks leave open."""

import re
from decimal import Decimal

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser

GRID = "/cham-thi/TT-02/"
PARTNERS = """
    SELECT s.code, m.points, m.final_at IS NOT NULL FROM grading_assignment mine
    JOIN accounts_person p ON p.id = mine.examiner_id
    JOIN exams_script s ON s.id = mine.script_id
    JOIN grading_assignment theirs ON theirs.script_id = s.id AND theirs.id != mine.id
    LEFT JOIN grading_mark m ON m.assignment_id = theirs.id
    WHERE p.username = ?
"""
PASTE = """text => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", text);
    const paste = { clipboardData, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", paste));
}"""


def cell(page, code):
    return page.locator(f"#points-{code}")


def state(page, code):
    return page.locator(f"#state-{code}")


def open_codes(page):
    return [each.removeprefix("points-") for each in page.locator("[name=points]").evaluate_all(
        "inputs => inputs.map(input => input.id)"
    )]  # fmt: skip


def comma(points):
    return str(points).replace(".", ",")


def type_down(page, values):
    """Type marks from where the focus is, one row after the other."""
    for value in values:
        page.keyboard.type(value)
        page.keyboard.press("Enter")


def partners(server, username):
    """Return what the other hand gave each script: behind the examiner's back."""
    rows = server.rows(PARTNERS, username)
    return {code: Decimal(str(points)) for code, points, final in rows if final}


def test_an_examiner_needs_no_mouse_and_loses_nothing(demo, visit):
    page = visit(demo)
    sign_in(page, "giam-khao-5")
    look(page, "examiner-work")
    page.goto(GRID)
    look(page, "marks")
    first, second, third, *_ = open_codes(page)

    cell(page, first).focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("70,5")
    page.keyboard.press("Enter")
    expect(cell(page, second)).to_be_focused()
    expect(state(page, first)).to_have_text("Đã lưu")
    page.keyboard.press("ArrowUp")
    expect(cell(page, first)).to_be_focused()
    page.keyboard.type("9")
    page.keyboard.press("Escape")
    expect(cell(page, first)).to_have_value("70,50")
    page.keyboard.press("ArrowDown")

    for wrong, range_text in (("140", "từ 0 đến 100"), ("70,25", "0,5")):
        page.keyboard.press("Control+A")
        page.keyboard.type(wrong)
        page.keyboard.press("ArrowDown")
        expect(state(page, second)).to_contain_text(range_text)
        expect(cell(page, second)).to_have_value(wrong)
        expect(cell(page, third)).to_be_focused()
        page.keyboard.press("ArrowUp")
    look(page, "marks-refused")
    page.keyboard.press("Control+A")
    page.keyboard.type("64")
    page.keyboard.press("Enter")
    expect(state(page, second)).to_have_text("Đã lưu")

    page.evaluate(PASTE, "61\n62,5")
    expect(state(page, third)).to_have_text("Đã dán, chưa lưu")
    look(page, "marks-pasted")
    page.get_by_role("button", name="Lưu điểm đã dán").click()
    expect(state(page, third)).to_have_text("Đã lưu")


def test_two_tabs_on_one_mark_show_both_values(demo, visit):
    page = visit(demo)
    sign_in(page, "giam-khao-6")
    page.goto(GRID)
    other = page.context.new_page()
    other.goto(GRID)
    code = open_codes(page)[0]
    cell(page, code).fill("55")
    cell(page, code).press("Enter")
    expect(state(page, code)).to_have_text("Đã lưu")

    cell(other, code).fill("66")
    cell(other, code).press("Enter")

    expect(state(other, code)).to_contain_text("55")
    expect(state(other, code)).to_contain_text("66")
    look(other, "marks-conflict")


def test_a_lost_line_keeps_the_marks_and_sends_them_later(demo, visit):
    page = visit(demo)
    sign_in(page, "giam-khao-6")
    page.goto(GRID)
    code = open_codes(page)[1]
    page.context.set_offline(True)
    cell(page, code).fill("58")
    cell(page, code).press("Enter")
    expect(state(page, code)).to_have_text("Chưa lưu, sẽ thử lại")

    page.context.set_offline(False)

    expect(state(page, code)).to_have_text("Đã lưu", timeout=15_000)


def test_a_mark_typed_after_the_session_ended_is_saved_after_signing_in(demo, visit):
    page = visit(demo)
    sign_in(page, "giam-khao-6")
    page.goto(GRID)
    code = open_codes(page)[3]
    page.context.clear_cookies(name="sessionid")
    cell(page, code).fill("66,5")
    cell(page, code).press("Enter")
    expect(page.locator("#lost")).to_contain_text("Phiên làm việc đã hết")
    expect(state(page, code)).to_have_text("Chưa lưu, sẽ thử lại")
    expect(cell(page, code)).to_be_editable()

    sign_in(page.context.new_page(), "giam-khao-6")

    expect(state(page, code)).to_have_text("Đã lưu", timeout=15_000)
    expect(cell(page, code)).to_have_value("66,50")


def test_marking_needs_no_scripts(demo, visit):
    page = visit(demo, java_script_enabled=False)
    sign_in(page, "giam-khao-6")
    page.goto(GRID)
    code = open_codes(page)[2]
    cell(page, code).fill("61,5")
    page.locator(f"#mark-{code}").get_by_role("button", name="Lưu").click()

    expect(page).to_have_url(re.compile(f"#mark-{code}$"))
    expect(cell(page, code)).to_have_value("61,50")
    expect(state(page, code)).to_have_text("Đã lưu")


def test_both_hand_in_and_the_head_settles_what_is_open(demo, visit):
    to_part = [Decimal("7.5"), Decimal(12)]  # to be talked over, and to be given to a third hand
    parted = {}
    for username in ("giam-khao-5", "giam-khao-6"):
        page = visit(demo)
        sign_in(page, username)
        page.goto(GRID)
        partner_points = partners(demo, username)
        codes = open_codes(page)
        for code in codes:
            if to_part and partner_points.get(code, 0) > max(to_part):
                parted[code] = to_part.pop(0)
        values = [
            comma(partner_points[code] - parted.get(code, 1)) if code in partner_points else "60"
            for code in codes
        ]
        cell(page, codes[0]).focus()
        page.evaluate(PASTE, "\n".join(values))
        page.get_by_role("button", name="Lưu điểm đã dán").click()
        expect(page.locator('tr[data-state="saved"]')).to_have_count(len(codes))
        follow(page, "Nộp điểm")
        look(page, "marks-hand-in")
        press(page, "Nộp điểm")
        expect(page.locator("[name=points]")).to_have_count(0)

    talk, far = parted
    head = visit(demo)
    sign_in(head, "truong-cham")
    look(head, "head-work")
    head.goto("/ban-cham/TT-02/")
    look(head, "board")
    follow(head, talk)
    look(head, "script")
    agreed = head.get_by_role("main").get_by_role("definition").nth(1).inner_text()
    head.get_by_label("Thống nhất", exact=True).check()
    head.fill("[name=points]", agreed)
    head.fill("[name=minutes]", "12/BB-BCT")
    press(head, "Xem lại trước khi ghi")
    expect(head.locator("#answered")).to_contain_text(agreed)
    look(head, "script-seen-once-more")
    press(head, "Ghi điểm thống nhất")
    heading(head, "Tiến độ và thống nhất điểm")
    expect(head.get_by_role("row").filter(has_text=talk)).to_contain_text(agreed)
    third = head.get_by_role("link", name=f"Giao chấm lần ba {far}")
    third.click()
    look(head, "third-hand")
    press(head, "Giao chấm lần ba")
    heading(head, "Tiến độ và thống nhất điểm")
    expect(third).to_have_count(0)
