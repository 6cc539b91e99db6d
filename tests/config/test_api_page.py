"""The page that reads the schema, in Chromium, under the site's strict policy."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
CHROMIUM = "/usr/bin/chromium"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium here"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def page(live_server):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield browser.new_page(base_url=live_server.url, locale="vi-VN")
        browser.close()


def test_every_operation_is_rendered_and_nothing_comes_from_another_site(page, live_server):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto("/api/")

    expect(page.locator(".opblock")).to_have_count(14)
    expect(page.get_by_text("/api/desk/{code}/").first).to_be_visible()
    assert all(url.startswith((live_server.url, "data:")) for url in asked)


def test_only_styles_of_the_reader_are_refused_by_the_policy(page):
    messages = []
    page.on("console", lambda message: messages.append(message.text))

    page.goto("/api/")
    expect(page.locator(".opblock").first).to_be_visible()

    refused = [text for text in messages if "Content Security Policy" in text]
    assert all("style" in text for text in refused)
