"""How a candidate fills a registration on the pages, from the first topic to the last file."""

import re

import typst

from candidates.rules.dossier_items import ITEMS
from tests.browser.steps import follow, heading, press
from web.sentences import label


def pdf(text):
    return {"name": "giay-to.pdf", "mimeType": "application/pdf", "buffer": typst.compile(text)}


def begin(page):
    press(page, "Bắt đầu hồ sơ")
    heading(page, "Hồ sơ dự tuyển")


def tell_identity(page, person):
    for name, value in person.items():
        page.fill(f"[name={name}]", value)
    page.check("[name=sex][value=F]")
    press(page, "Lưu và tiếp tục")


def choose_post(page, position, current_post):
    page.select_option("[name=position]", position)
    page.fill("[name=current_post]", current_post)
    press(page, "Lưu và tiếp tục")


def hand_in_files(page, issued_on="01/09/2026", but=()):
    """Hand in a file for every paper, but those that another hands in."""
    follow(page, "Thành phần hồ sơ")
    for item in (each for each in ITEMS if each not in but):
        row = page.get_by_role("row").filter(has_text=re.compile(label(item), re.IGNORECASE))
        row.get_by_role("link", name="Nộp tệp").click()
        page.set_input_files("[name=file]", pdf(f"Giấy tờ {item}".encode()))
        if page.locator("[name=issued_on]").count():
            page.fill("[name=issued_on]", issued_on)
        press(page, "Tải tệp lên")
        heading(page, "Thành phần hồ sơ")


def hand_in(page):
    follow(page, "Kiểm tra và nộp")
    page.check("[name=true]")
    press(page, "Nộp hồ sơ")
    heading(page, "Đã nhận hồ sơ dự tuyển")
