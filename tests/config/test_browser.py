"""The pages in Chromium: reachable, readable, usable by keyboard, alive when the line drops."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

from accounts.rules.duties import Role

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
CHROMIUM = "/usr/bin/chromium"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = [(1366, 768), (360, 740), (320, 640)]
VISITED = ["/", "/mau-giao-dien/", "/tro-giup/", "/khong-co/", "/tai-khoan/login/"]
VISITED += ["/tai-khoan/signup/", "/tai-khoan/password/reset/"]
OWN = ["/viec-cua-toi/", "/tai-khoan/", "/tai-khoan/password/change/", "/tai-khoan/2fa/"]
OWN += ["/tai-khoan/email/", "/tai-khoan/logout/", "/tai-khoan/reauthenticate/"]
TOKENS = "/tai-khoan/ma-truy-cap/"
OWN += [TOKENS]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium here"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, live_server):
    context = browser.new_context(base_url=live_server.url, locale="vi-VN")
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    yield page
    context.close()


def assert_sound(page, path):
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(path)
        too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert page.evaluate(too_wide) <= 0, (path, width)
        assert [(finding["id"], finding["nodes"][0]["html"]) for finding in violations] == [], (
            path,
            width,
        )


@pytest.mark.parametrize("path", VISITED)
def test_a_visitor_page_is_sound_at_every_width(page, path):
    assert_sound(page, path)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_own_pages_are_sound_in_both_languages(page, person, live_server, language):
    secretary = person("thu-ky", Role.SECRETARY)
    secretary.set_password("mat-khau-rat-dai")
    secretary.save()
    page.context.add_cookies([{"name": "language", "value": language, "url": live_server.url}])
    page.goto("/tai-khoan/login/")
    page.fill("[name=login]", "thu-ky")
    page.fill("[name=password]", "mat-khau-rat-dai")
    page.click("main button[type=submit]")
    expect(page).to_have_url(f"{live_server.url}/viec-cua-toi/")

    for path in OWN:
        assert_sound(page, path)


def test_a_new_token_fits_the_narrowest_screen(page, person, live_server):
    secretary = person("thu-ky", Role.SECRETARY)
    secretary.set_password("mat-khau-rat-dai")
    secretary.save()
    page.goto("/tai-khoan/login/")
    page.fill("[name=login]", "thu-ky")
    page.fill("[name=password]", "mat-khau-rat-dai")
    page.click("main button[type=submit]")

    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(TOKENS)
    page.locator("main [name=duties]").first.check()
    page.get_by_role("button", name="Cấp mã").click()

    expect(page.get_by_text("Mã mới, chỉ hiện một lần")).to_be_visible()
    violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [finding["id"] for finding in violations] == []


def test_marks_need_no_mouse_and_a_wrong_one_cannot_be_missed(page):
    page.goto("/mau-giao-dien/")

    page.fill("#points-K7Q2", "70,5")
    page.keyboard.press("Enter")
    page.keyboard.type("140")
    page.keyboard.press("ArrowDown")

    expect(page.locator("#points-P9TD")).to_be_focused()
    expect(page.locator("#state-K7Q2")).to_have_text("Đã lưu")
    expect(page.locator("#state-M3XA")).to_contain_text("từ 0 đến 100")
    expect(page.locator("#points-M3XA")).to_have_value("140")
    expect(page.locator("#points-P9TD")).to_be_focused()
    expect(page.locator("[data-marks-saved]")).to_have_text("3")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#points-M3XA")).to_be_focused()


def test_a_pasted_column_is_looked_at_before_it_is_saved(page):
    page.goto("/mau-giao-dien/")
    page.focus("#points-K7Q2")
    page.evaluate(
        """() => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", "61\\n62,25");
            const paste = { clipboardData, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", paste));
        }"""
    )

    expect(page.locator("#state-M3XA")).to_have_text("Đã dán, chưa lưu")
    page.get_by_role("button", name="Lưu điểm đã dán").click()
    expect(page.locator("#state-K7Q2")).to_have_text("Đã lưu")
    expect(page.locator("#state-M3XA")).to_have_text("Đã lưu")
    expect(page.get_by_role("button", name="Lưu điểm đã dán")).to_be_hidden()


def test_a_lost_line_loses_no_mark(page):
    page.goto("/mau-giao-dien/")
    page.context.set_offline(True)
    page.fill("#points-K7Q2", "73")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert").filter(has_text="Mất kết nối")).to_be_visible()
    expect(page.locator("#state-K7Q2")).to_have_text("Chưa lưu, sẽ thử lại")
    page.context.set_offline(False)
    expect(page.locator("#state-K7Q2")).to_have_text("Đã lưu", timeout=15_000)
    expect(page.get_by_text("Mất kết nối. Những")).to_be_hidden()


def test_the_summary_takes_the_focus_and_leads_to_the_input(page):
    page.goto("/mau-giao-dien/")
    page.get_by_role("button", name="Lưu và tiếp tục").click()

    expect(page.locator("[data-errors]")).to_be_focused()
    page.get_by_role("link", name="Hãy nhập “Ngày sinh”.").click()
    expect(page.get_by_label("Ngày sinh")).to_be_focused()


def test_every_page_works_without_scripts(browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/mau-giao-dien/")

    page.fill("#points-K7Q2", "70,5")
    page.locator("#mark-K7Q2").get_by_role("button", name="Lưu").click()
    expect(page).to_have_url(f"{live_server.url}/mau-giao-dien/#mark-K7Q2")
    page.fill("input[name=name]", "an")
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.get_by_role("link", name="Bỏ lọc Tên hoặc số báo danh: an")).to_be_visible()
    context.close()
