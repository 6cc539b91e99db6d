"""What is done many times is done in its page, and by plain links and forms without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import heading, look, sign_in

pytestmark = pytest.mark.browser

MARK = "() => { window.sameDocument = true; }"
SAME = "() => window.sameDocument === true"


def stays(page):
    """Mark the document, so that one can tell afterwards whether it was loaded again."""
    page.evaluate(MARK)


def count(page):
    return page.locator("#list-count")


def test_a_list_is_filtered_paged_and_gone_back_in_its_page(demo, visit):
    page = visit(demo)
    sign_in(page, "quy-hoach")
    page.goto("/quy-hoach/")
    everybody = count(page).inner_text()
    stays(page)

    page.get_by_role("main").get_by_role("link", name="Trang 2").click()
    expect(page).to_have_url(re.compile(r"[?&]page=2$"))
    expect(page.locator("#list")).to_be_focused()
    expect(page.get_by_role("navigation", name="Các trang")).to_contain_text("51–")
    page.fill("[name=q]", "nguyen")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Bỏ lọc Tên hoặc số CCCD")).to_be_visible()
    expect(page.locator("[name=post]")).to_be_focused()
    expect(count(page)).not_to_have_text(everybody)
    filtered = count(page).inner_text()
    page.get_by_role("link", name="Chức danh quy hoạch").click()
    expect(page).to_have_url(re.compile(r"sort=post"))
    expect(page.locator("#sort-post")).to_be_focused()
    look(page, "in-place-list")
    assert page.evaluate(SAME)

    page.reload()
    expect(count(page)).to_have_text(filtered)
    expect(page.locator("[name=q]")).to_have_value("nguyen")
    stays(page)
    page.get_by_role("link", name="Bỏ lọc Tên hoặc số CCCD").click()
    expect(count(page)).to_have_text(everybody)
    expect(page.locator("[name=q]")).to_have_value("")
    assert page.evaluate(SAME)
    page.go_back()
    expect(count(page)).to_have_text(filtered)
    expect(page.locator("[name=q]")).to_have_value("nguyen")
    heading(page, "Danh sách quy hoạch")


def test_leaving_a_filtered_list_and_coming_back_shows_the_whole_page(demo, visit):
    page = visit(demo)
    sign_in(page, "quy-hoach")
    page.goto("/can-bo/")
    page.fill("[name=q]", "nguyen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"q=nguyen"))
    filtered = count(page).inner_text()

    page.get_by_role("rowheader").get_by_role("link").first.click()
    expect(page).not_to_have_url(re.compile(r"q=nguyen"))
    page.go_back()

    heading(page, "Hồ sơ cán bộ")
    expect(count(page)).to_have_text(filtered)


def test_a_filter_that_cannot_be_read_is_told_at_its_field(demo, visit):
    page = visit(demo)
    sign_in(page, "giam-sat")
    page.goto("/nhat-ky/")
    page.fill("[name=since]", "31/02/2026")
    page.keyboard.press("Tab")

    expect(page.locator("#id_since_error")).to_be_visible()
    expect(page.locator("[name=since]")).to_have_value("31/02/2026")
    look(page, "in-place-filter-refused")


def test_a_list_needs_no_scripts(demo, visit):
    page = visit(demo, java_script_enabled=False)
    sign_in(page, "quy-hoach")
    page.goto("/quy-hoach/")
    everybody = count(page).inner_text()
    page.get_by_role("link", name="Chức danh quy hoạch").click()
    page.fill("[name=q]", "nguyen")
    page.get_by_role("button", name="Lọc", exact=True).click()

    expect(page).to_have_url(re.compile(r"q=nguyen.*sort=post"))
    expect(count(page)).not_to_have_text(everybody)
    page.get_by_role("main").get_by_role("link", name="Trang 2").click()
    expect(page).to_have_url(re.compile(r"page=2$"))
    page.go_back()
    expect(page.locator("[name=q]")).to_have_value("nguyen")
