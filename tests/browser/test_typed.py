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


def test_what_is_pasted_too_long_stands_whole_and_says_how_long_it_is(listed_server, visit):
    page = visit(listed_server)
    sign_in(page, "thu-ky")
    page.goto("/lich-lam-viec/")

    page.fill("[name=name]", TOO_LONG)

    expect(page.locator("[name=name]")).to_have_value(TOO_LONG)
    expect(page.locator("[data-length]")).to_contain_text("480 /")
