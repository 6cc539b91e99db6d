"""A board of the sample: its members sign, one leaves for a tie, the reserve is seated instead."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import apply, follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser
BOARD = "/dieu-hanh/TT-03/hoi-dong/ban-cham-de-an/"
TIES = "/quan-he/TT-03/"
STATEMENT = "/cam-ket/TT-03/"


def test_a_member_states_that_no_tie_is_theirs_before_anything_opens(demo, visit):
    page = visit(demo)
    sign_in(page, "hoi-dong-6")
    # Another board of the sample may have the same member: only this campaign is asked about.
    owed = page.locator(f'a[href="{STATEMENT}"]')
    owed.first.click()
    heading(page, "Cam kết không có quan hệ")
    look(page, "ties-statement")
    follow(page, "Ký cam kết")
    expect(page.get_by_text("Tôi không phải là người thân thuộc", exact=False)).to_be_visible()
    look(page, "ties-sign")
    press(page, "Ký cam kết")
    expect(page.get_by_text(re.compile("^Đã ký cam kết"))).to_be_visible()

    page.goto("/viec-cua-toi/")
    heading(page, "Việc của tôi")
    expect(owed).to_have_count(0)


def test_a_tie_that_a_candidate_named_is_decided_and_the_reserve_takes_the_seat(demo, visit):
    page, chair, member = visit(demo), visit(demo), visit(demo)
    sign_in(member, "hoi-dong-3")
    sign_in(page, "thu-ky")
    sign_in(chair, "chu-tich")
    page.goto(TIES)
    look(page, "ties-list")
    follow(page, "Kết luận TT-03-0001")
    look(page, "ties-decide")
    expect(page.get_by_text("Anh, chị, em ruột. Anh ruột")).to_be_visible()
    press(page, "Xem lại trước khi ghi")
    expect(page.get_by_role("alert").first).to_be_visible()  # nothing is preset
    page.get_by_label("Có quan hệ này", exact=True).check()
    press(page, "Xem lại trước khi ghi")
    look(page, "ties-confirm")
    press(page, "Ghi kết luận")
    expect(page.get_by_text(re.compile("^Đã ghi kết luận"))).to_be_visible()

    member.goto(STATEMENT)
    expect(member.get_by_role("link", name=re.compile("^Khai quan hệ "))).to_have_count(0)
    page.goto(BOARD)
    look(page, "ties-vacated")
    page.get_by_role("link", name=re.compile("Thay người")).first.click()
    look(page, "ties-replace")
    expect(page.get_by_label("Người thay", exact=False)).to_contain_text("đề án 7 (dự khuyết)")
    apply_replacement(page, chair)
    page.goto(BOARD)
    expect(page.get_by_role("heading", name="Đã thôi")).to_be_visible()


def apply_replacement(page, chair):
    page.get_by_label("Người thay", exact=False).select_option(index=1)
    page.get_by_label("Chức vụ, đơn vị", exact=False).fill("Phó Giám đốc Sở Công Thương")
    page.get_by_label("Văn bản", exact=False).fill("58/QĐ-HĐTT")
    page.get_by_label("Lý do thay", exact=False).fill("Có quan hệ với thí sinh")
    press(page, "Gửi đề nghị")
    apply(chair, "Thay thành viên")


def test_a_likely_tie_is_set_aside_with_a_reason(demo, visit):
    page = visit(demo)
    sign_in(page, "thu-ky")
    page.goto(f"{TIES}goi-y/")
    look(page, "ties-suggested")
    page.get_by_role("link", name=re.compile("^Bỏ gợi ý")).first.click()
    look(page, "ties-dismiss")
    page.get_by_label("Lý do", exact=False).fill("Đã chuyển công tác từ năm 2020")
    press(page, "Bỏ gợi ý")
    expect(page.get_by_text(re.compile("^Đã bỏ gợi ý"))).to_be_visible()
    heading(page, "Quan hệ có thể có")


def test_a_member_declares_a_tie_reads_it_once_more_and_is_out_of_the_campaign(demo, visit):
    page = visit(demo)
    sign_in(page, "hoi-dong-4")
    page.goto("/cam-ket/TT-03/")
    page.get_by_role("link", name="Khai quan hệ Thái Hồng Thông").click()
    page.get_by_label("Quan hệ", exact=False).first.select_option(label="Anh, chị, em ruột")
    press(page, "Xem lại trước khi ghi")
    expect(page.get_by_text("Hãy xem lại lần cuối trước khi ghi")).to_be_visible()
    look(page, "ties-own-once-more")
    page.get_by_role("main").get_by_role("button").first.click()
    expect(page.get_by_text(re.compile("^Đã ghi lời khai"))).to_be_visible()
    expect(page.get_by_text("0 người đăng ký")).to_have_count(0)
    look(page, "ties-own-left")

    page.goto("/viec-cua-toi/")
    heading(page, "Việc của tôi")
    expect(page.locator(f'a[href="{STATEMENT}"]')).to_have_count(0)
    chair = visit(demo)
    sign_in(chair, "chu-tich")
    chair.goto(TIES)
    chair.get_by_role("link", name=re.compile("^Việc đã làm trước đó")).first.click()
    heading(chair, "Việc đã làm trong kỳ thi")
    look(chair, "ties-done-before")
