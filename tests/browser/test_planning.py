"""A conference on planning: two tellers count apart, a third settles, the minutes are printed.

Whoever fixed a wrong result does not take it back alone: a second person annuls it.
"""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.steps import apply, follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser
DAY = "20/08/2026"
CONFERENCE = {
    "term": "2025-2030",
    "held_on": DAY,
    "document": "12-KH/ĐU",
    "document_on": DAY,
    "summoned": "45",
    "present": "40",
    "people": "001080000001; Nguyễn Văn Một; 02/01/1980\n001081000002; Trần Thị Hai; 04/03/1981",
}
BALLOTS = {"issued": "40", "collected": "39", "valid": "38"}
ANNULLED = "SELECT annulled_at IS NOT NULL, annulled_reason FROM candidates_planningconference"
WHY = "Kiểm nhầm phiếu của phòng khác"
VOTES = "SELECT votes FROM candidates_conferencenominee ORDER BY number"


def fill(page, fields):
    for name, text in fields.items():
        page.fill(f"[name={name}]", text)


def sent(page, button, fields):
    """Type, look at it once more, and send it; wait for the page that says so."""
    fill(page, fields)
    press(page, "Xem lại trước khi ghi")
    expect(page.get_by_text("Hãy xem lại lần cuối trước khi ghi")).to_be_visible()
    press(page, button)
    heading(page, "Hội nghị cán bộ chủ chốt")


def entered(page):
    """Enter the conference from the planning list; return the address of its page."""
    page.goto("/quy-hoach/")
    follow(page, "Hội nghị quy hoạch")
    look(page, "conferences")
    follow(page, "Ghi hội nghị")
    page.select_option("[name=post]", index=1)
    fill(page, CONFERENCE)
    look(page, "conference-new")
    press(page, "Ghi hội nghị quy hoạch")
    heading(page, "Hội nghị quy hoạch")
    page.get_by_role("main").get_by_role("rowheader").get_by_role("link").click()
    heading(page, "Hội nghị cán bộ chủ chốt")
    return page.url


def test_two_tellers_differ_a_third_settles_and_the_minutes_are_printed(demo, visit):
    demo.arrange("planning-officers", "kiem-phieu", "nguoi-thu-ba")
    first, second, third = visit(demo), visit(demo), visit(demo)
    sign_in(first, "quy-hoach")
    address = entered(first)
    follow(first, "Nhập kiểm phiếu")
    look(first, "conference-count")
    sent(first, "Ghi kiểm phiếu", {**BALLOTS, "votes_1": "38", "votes_2": "20"})
    expect(first.get_by_text("Một người kiểm phiếu đã ghi")).to_be_visible()

    sign_in(second, "kiem-phieu")
    second.goto(address)
    expect(second.get_by_text("Số đã ghi chưa hiện cho ai.")).to_be_visible()
    follow(second, "Nhập kiểm phiếu")
    sent(second, "Ghi kiểm phiếu", {**BALLOTS, "votes_1": "38", "votes_2": "22"})
    expect(second.get_by_role("row", name=re.compile("Trần Thị Hai 20 22"))).to_be_visible()
    look(second, "conference-differs")
    assert demo.rows(VOTES) == [(None,), (None,)]

    sign_in(third, "nguoi-thu-ba")
    third.goto(address)
    follow(third, "Quyết định chỗ khác nhau")
    look(third, "conference-settle")
    sent(third, "Chốt kết quả", {"votes_2": "22", "reason": "Đếm lại trước hai người kiểm phiếu"})
    look(third, "conference-fixed")
    assert demo.rows(VOTES) == [(38,), (22,)]
    minutes = third.get_by_role("link", name="In biên bản kiểm phiếu").get_attribute("href")
    answer = third.context.request.get(minutes)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    printed = " ".join(PdfReader(io.BytesIO(answer.body())).pages[0].extract_text().split())
    for told in ("BIÊN BẢN", "Có 02 người đạt", "Đếm lại trước hai người kiểm phiếu"):
        assert told in printed
    annulled(second, first, third, address)
    assert demo.rows(ANNULLED) == [(1, WHY)]


def annulled(second, first, third, address):
    """Let one ask that the result be annulled; another applies it, and nobody counts on it."""
    second.goto(address)
    follow(second, "Kết quả sai? Đề nghị hủy, cần người thứ hai duyệt")
    look(second, "conference-ask-annul")
    press(second, "Gửi đề nghị")
    expect(second.locator("[data-errors]")).to_be_focused()
    second.fill("[name=reason]", WHY)
    press(second, "Gửi đề nghị")
    expect(second.get_by_text("Đã có đề nghị hủy kết quả này")).to_be_visible()
    follow(second, "Mở đề nghị")
    expect(second.get_by_role("button", name=re.compile("^Duyệt"))).to_have_count(0)
    look(second, "conference-own-request")
    apply(first, "Hủy kết quả hội nghị quy hoạch")
    third.goto(address)
    expect(third.get_by_text("Bản ghi này đã hủy")).to_be_visible()
    expect(third.get_by_text(WHY)).to_be_visible()
    expect(third.get_by_role("link", name="In biên bản kiểm phiếu")).to_have_count(0)
    look(third, "conference-annulled")
