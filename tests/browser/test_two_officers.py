"""Two officers conclude on a file blind to one another; the head decides where they differ."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser
NUMBER = "HS-078"  # eligible, with one rule that warns
FILE = f"/ho-so/TT-03/{NUMBER}/"
FIRST, SECOND, HEAD = "Giấy tờ đủ và hợp lệ", "Bản sao không đọc được", "Bản gốc không đọc được"
BLIND = "kết luận độc lập"
DECIDED = """
    SELECT d.value, d.reason FROM candidates_decision d JOIN candidates_application a
    ON a.id = d.application_id JOIN exams_campaign c ON c.id = a.campaign_id
    WHERE c.code = 'TT-03' AND a.reg_no = ? AND d.kind = 'OFFICER'
"""


def opened(page):
    page.goto(f"{FILE}quyet-dinh/")
    heading(page, "Quyết định về hồ sơ")


def concluded(page, conclusion, reason):
    """Conclude on the file that stands open, once every open rule is worded."""
    page.get_by_label(conclusion, exact=True).check()
    page.get_by_label("Đã đối chiếu giấy tờ").check()
    page.fill("[name=reason]", reason)
    page.get_by_role("main").get_by_role("button", name=re.compile("^Ghi ")).click()
    told = f"Đã ghi kết luận độc lập của bạn về hồ sơ {NUMBER}: “{conclusion}”."
    expect(page.get_by_text(told)).to_be_visible()


def open_words(page, value):
    """Return the choices of this word for each rule that is not passed: the others are folded."""
    found = page.locator(f"[name^=word_][value={value}]:visible").all()
    assert found
    return found


def sees_nothing_of_the_first_word(page):
    for address in ("/viec-cua-toi/", "/ho-so/?campaign=TT-03", FILE, f"{FILE}quyet-dinh/"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        for told in (FIRST, BLIND):
            expect(page.get_by_text(told)).to_have_count(0)


def test_two_officers_differ_blind_and_the_head_decides_for_both_to_read(own_demo, visit):
    own_demo.arrange("two-officers", "TT-03", "tham-dinh-hai")
    first, second, chair = visit(own_demo), visit(own_demo), visit(own_demo)
    sign_in(first, "tham-dinh")
    opened(first)
    for word in open_words(first, "ACCEPT"):
        word.check()
    look(first, "two-officers-word")
    concluded(first, "Đồng ý với kết quả kiểm tra", FIRST)
    first.goto(FILE)
    expect(first.get_by_text(FIRST)).to_be_visible()
    look(first, "two-officers-own-word")

    sign_in(second, "tham-dinh-hai")
    sees_nothing_of_the_first_word(second)
    for word in open_words(second, "REFUSE"):
        word.check()
    for why in second.locator("[name^=why_]:visible").all():
        why.select_option(index=1)
    concluded(second, "Không đủ điều kiện", SECOND)
    assert own_demo.rows(DECIDED, NUMBER) == []

    sign_in(chair, "chu-tich")
    follow(chair, "Hai cán bộ kết luận khác nhau")
    heading(chair, "Hai cán bộ kết luận khác nhau")
    for word in (FIRST, SECOND):
        expect(chair.get_by_text(word)).to_be_visible()
    look(chair, "two-officers-differ")
    follow(chair, f"Quyết định {NUMBER}")
    look(chair, "two-officers-settle")
    chair.get_by_label("Không đủ điều kiện", exact=True).check()
    chair.fill("[name=reason]", HEAD)
    press(chair, "Xem lại trước khi ghi")
    look(chair, "two-officers-settle-once-more")
    assert own_demo.rows(DECIDED, NUMBER) == []
    press(chair, "Ghi quyết định")
    expect(
        chair.get_by_text(f"Đã quyết định về hồ sơ {NUMBER}: không đủ điều kiện.")
    ).to_be_visible()
    expect(chair.get_by_text("Không có hồ sơ nào")).to_be_visible()
    assert own_demo.rows(DECIDED, NUMBER) == [("REFUSE", HEAD)]

    for officer in (first, second):
        officer.goto(FILE)
        for reason in (FIRST, SECOND, HEAD):
            expect(officer.get_by_text(reason)).to_be_visible()
    look(second, "two-officers-settled")
