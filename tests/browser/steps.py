"""What every journey does: sign in, look at a page with axe at two widths, keep its picture."""

import os
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PASSWORD = "thi-tuyen-demo"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = [(360, 740), (1366, 768)]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def sign_in(page, username, password=PASSWORD):
    page.goto("/tai-khoan/login/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", password)
    page.click("main button[type=submit]")
    expect(page.get_by_role("heading", level=1, name="Việc của tôi")).to_be_visible()


def look(page, name):
    """Find nothing wrong with the page as it stands, narrow and wide.

    A click returns as soon as the next page begins to come: of half a page axe tells what is
    missing in it.
    """
    page.wait_for_load_state()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        violations = Axe().run(page, options={"runOnly": RULES}).response["violations"]
        assert [(finding["id"], finding["nodes"][0]["html"]) for finding in violations] == [], (
            name,
            width,
        )
        assert page.evaluate(TOO_WIDE) <= 0, (name, width)
        if folder := os.environ.get("SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def heading(page, name):
    """Wait for a page by its only h1."""
    expect(page.get_by_role("heading", level=1, name=re.compile(re.escape(name)))).to_be_visible()


def press(page, name):
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page, name):
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def ask(page, code, slug, **fields):
    """Ask for an act of two persons on its page, naming every open point."""
    page.goto(f"/dieu-hanh/{code}/{slug}/")
    for box in page.get_by_role("main").get_by_role("checkbox").all():
        box.check()
    for name, text in {"reason": "Theo tờ trình", **fields}.items():
        page.fill(f"[name={name}]", text)
    press(page, "Gửi đề nghị")


def apply(page, title):
    """Apply the request that waits for the reader, from the list of requests."""
    page.goto("/de-nghi/")
    follow(page, title)
    page.get_by_role("main").get_by_role("button", name=re.compile("^Duyệt")).click()
    expect(page.get_by_text(re.compile("^Đã duyệt:"))).to_be_visible()
