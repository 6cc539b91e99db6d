"""What was typed stays while the language changes; what is too long is counted and not cut off."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import sign_in

pytestmark = pytest.mark.browser
TOO_LONG = "Nghỉ lễ " * 60


def test_a_change_of_language_keeps_what_was_typed(listed_server, visit):
    page = visit(listed_server)
    sign_in(page, "thu-ky")
    page.goto("/lich-lam-viec/")
    page.fill("[name=date]", "02/09/2031")
    page.fill("[name=name]", "Nghỉ lễ Quốc khánh")
    page.select_option("[name=kind]", "MAKEUP_WORKDAY")

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[name=date]")).to_have_value("02/09/2031")
    expect(page.locator("[name=name]")).to_have_value("Nghỉ lễ Quốc khánh")
    expect(page.locator("[name=kind]")).to_have_value("MAKEUP_WORKDAY")


def test_without_scripts_a_form_says_that_a_change_of_language_opens_the_page_anew(
    listed_server, visit
):
    page = visit(listed_server, java_script_enabled=False)
    note = page.locator(".language-note")
    page.goto("/")
    expect(note).to_be_hidden()
    page.goto("/tai-khoan/password/reset/")
    expect(note).to_be_visible()

    with_scripts = visit(listed_server)
    with_scripts.goto("/tai-khoan/password/reset/")
    expect(with_scripts.locator(".language-note")).to_have_count(0)


def test_without_scripts_the_sign_in_changes_its_language_and_keeps_the_name(listed_server, visit):
    page = visit(listed_server, java_script_enabled=False)
    page.goto("/tai-khoan/login/")
    page.fill("[name=login]", "thu-ky")
    page.fill("[name=password]", "thi-tuyen-demo")

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[name=login]")).to_have_value("thu-ky")
    expect(page.locator("[name=password]")).to_have_value("")
    expect(page.locator("[data-errors]")).to_have_count(0)


def test_without_scripts_the_language_changes_below_the_form_and_keeps_what_was_typed(
    listed_server, visit
):
    page = visit(listed_server, java_script_enabled=False)
    sign_in(page, "thu-ky")
    page.goto("/lich-lam-viec/")
    expect(page.locator(".top form.language")).to_be_hidden()
    expect(page.locator(".language-note")).to_be_hidden()
    expect(page.locator(".language-below")).to_be_visible()
    page.fill("[name=date]", "02/09/2031")
    page.fill("[name=name]", "Nghỉ lễ Quốc khánh")

    page.get_by_role("button", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("[name=date]")).to_have_value("02/09/2031")
    expect(page.locator("[name=name]")).to_have_value("Nghỉ lễ Quốc khánh")
    expect(page.locator("[data-errors]")).to_have_count(0)


def test_an_answer_is_reloaded_and_gone_back_to_with_what_was_typed_and_never_sent_again(
    listed_server, visit
):
    page = visit(listed_server)
    sign_in(page, "thu-ky")
    page.goto("/lich-lam-viec/")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.fill("[name=date]", "31/02/2031")
    page.fill("[name=name]", "Nghỉ lễ")
    page.select_option("[name=kind]", "MAKEUP_WORKDAY")
    page.get_by_role("main").get_by_role("button", name="Lưu ngày").click()
    expect(page.locator("[data-errors]")).to_be_visible()

    page.reload()
    expect(page.locator("[data-errors]")).to_have_count(0)
    expect(page.locator("[name=date]")).to_have_value("31/02/2031")
    page.goto("/tro-giup/")
    page.go_back()

    expect(page.locator("[name=date]")).to_have_value("31/02/2031")
    expect(page.locator("[name=kind]")).to_have_value("MAKEUP_WORKDAY")
    assert sent.count("POST") == 1


@pytest.mark.parametrize("ends", ["signed out", "session ended"])
def test_nothing_typed_is_left_in_the_browser_of_whoever_is_signed_out(listed_server, visit, ends):
    page = visit(listed_server)
    sign_in(page, "thu-ky")
    page.goto("/lich-lam-viec/")
    page.fill("[name=date]", "31/02/2031")
    page.fill("[name=name]", "Nghỉ lễ")
    page.get_by_role("main").get_by_role("button", name="Lưu ngày").click()
    expect(page.locator("[data-errors]")).to_be_visible()
    assert "Nghỉ lễ" in page.evaluate("JSON.stringify(sessionStorage)")

    if ends == "signed out":
        page.get_by_role("button", name="Đăng xuất").click()
        expect(page.get_by_role("link", name="Đăng nhập").first).to_be_visible()
    else:
        page.context.clear_cookies()
        page.goto("/viec-cua-toi/")

    assert "Nghỉ lễ" not in page.evaluate("JSON.stringify([sessionStorage, localStorage])")


def test_what_is_done_does_not_come_back_when_its_page_is_gone_back_to(listed_server, visit):
    page = visit(listed_server)
    sign_in(page, "thu-ky")
    page.goto("/lich-lam-viec/")
    page.fill("[name=date]", "02/09/2032")
    page.fill("[name=name]", "Nghỉ lễ Quốc khánh")
    page.select_option("[name=kind]", "HOLIDAY")
    page.get_by_role("main").get_by_role("button", name="Lưu ngày").click()
    expect(page.get_by_text("Đã ghi ngày")).to_be_visible()

    page.reload()

    expect(page.locator("[name=name]")).to_have_value("")


def test_what_is_pasted_too_long_stands_whole_and_says_how_long_it_is(listed_server, visit):
    page = visit(listed_server)
    sign_in(page, "thu-ky")
    page.goto("/lich-lam-viec/")

    page.fill("[name=name]", TOO_LONG)

    expect(page.locator("[name=name]")).to_have_value(TOO_LONG)
    expect(page.locator("[data-length]")).to_contain_text("480 /")
