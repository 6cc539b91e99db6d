"""The secretary drafts a board person by person, the chair founds it, and a member is replaced."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import apply, follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser
BODIES = "/dieu-hanh/TT-04/hoi-dong/"
BOARD = f"{BODIES}ban-cham-de-an/"
OFFICES = ("Trưởng ban", "Ủy viên kiêm thư ký", "Ủy viên", "Ủy viên", "Ủy viên", "Dự khuyết")


def draft(page, number, office):
    follow(page, "Thêm thành viên")
    page.get_by_label("Người", exact=False).first.select_option(
        label=f"Thành viên Ban chấm đề án {number} (hoi-dong-{number})"
    )
    page.get_by_label("Chức trách", exact=False).select_option(label=office.lower())
    page.get_by_label("Chức vụ, đơn vị", exact=False).fill("Phó Giám đốc Sở Nội vụ")
    press(page, "Thêm vào dự thảo")
    expect(page.get_by_text(re.compile("^Đã thêm"))).to_be_visible()


def too_few(page):
    """What is missing is named, and nobody is offered to found the body before it is mended."""
    lacking = page.get_by_role("region", name="Trước khi thành lập")
    expect(lacking.get_by_text("Vướng").first).to_be_visible()
    expect(page.get_by_role("link", name="Đề nghị thành lập")).to_have_count(0)
    look(page, "bodies-draft")


def test_a_board_is_drafted_founded_and_changed(demo, visit):
    page, chair = visit(demo), visit(demo)
    sign_in(page, "thu-ky")
    sign_in(chair, "chu-tich")
    page.goto(BODIES)
    look(page, "bodies")
    follow(page, "Ban chấm đề án")
    look(page, "bodies-empty")
    for number, office in enumerate(OFFICES, start=1):
        draft(page, number, office)
        if number == 2:
            too_few(page)
    follow(page, "Đề nghị thành lập")
    press(page, "Gửi đề nghị")
    expect(page.get_by_text("Hãy nhập số quyết định.").first).to_be_visible()
    page.get_by_label("Số quyết định", exact=False).fill("12/QĐ-HĐTT")
    page.get_by_label("Ngày quyết định", exact=False).fill("01/11/2026")
    page.get_by_label("Người ký, cơ quan ban hành", exact=False).fill("Chủ tịch Hội đồng")
    page.get_by_label("Lý do đề nghị", exact=False).fill("Theo kế hoạch")
    look(page, "bodies-ask")
    press(page, "Gửi đề nghị")
    heading(page, "Ban chấm đề án")
    apply(chair, "Thành lập ban")

    page.goto(BOARD)
    expect(page.get_by_text("Thành lập theo Quyết định 12/QĐ-HĐTT")).to_be_visible()
    look(page, "bodies-founded")
    page.get_by_role("link", name="Thay người").nth(2).click()
    page.get_by_label("Người thay", exact=False).select_option(index=1)
    page.get_by_label("Chức vụ, đơn vị", exact=False).fill("Phó Giám đốc Sở Tài chính")
    page.get_by_label("Văn bản", exact=False).fill("45/QĐ-HĐTT")
    page.get_by_label("Lý do thay", exact=False).fill("Ốm")
    look(page, "bodies-replace")
    press(page, "Gửi đề nghị")
    apply(chair, "Thay thành viên")
    page.goto(BOARD)
    expect(page.get_by_role("heading", name="Đã thôi")).to_be_visible()
    look(page, "bodies-changed")
    page.goto("/ky-thi/TT-04/")
    expect(page.get_by_text("Quyết định 12/QĐ-HĐTT ngày 01/11/2026")).to_be_visible()
    look(page, "bodies-public")
