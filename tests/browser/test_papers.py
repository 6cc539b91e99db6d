"""Letters are issued, printed, signed and taken in again; whoever holds one looks its code up."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, look, press, sign_in
from tests.files import pdf

pytestmark = pytest.mark.browser


def downloaded(page, link, folder):
    """Keep the file that a link leads to, as a scanner would hand it in again."""
    address = link.get_attribute("href")
    file = folder / f"{re.sub('[^0-9a-z]', '', address)[-12:]}.pdf"
    file.write_bytes(page.request.get(address).body())
    return file


def test_letters_go_out_under_numbers_and_come_back_signed(listed_server, visit, tmp_path):
    page = visit(listed_server)
    sign_in(page, "thu-ky")
    page.goto(f"/dieu-hanh/{listed_server.campaign}/van-ban/")
    look(page, "papers")
    follow(page, "Thông báo không đủ điều kiện dự thi")
    look(page, "papers-letters")
    follow(page, "Phát hành văn bản còn thiếu")
    look(page, "papers-issue")
    boxes = page.get_by_role("main").get_by_role("checkbox").all()
    for box in boxes[2:]:
        box.uncheck()
    page.fill("[name=first]", "41")
    press(page, "Phát hành")
    expect(page.get_by_text("Đã phát hành 2 văn bản")).to_be_visible()
    look(page, "papers-issued")

    prints = page.get_by_role("link", name=re.compile("^Bản in")).all()
    files = [downloaded(page, link, tmp_path) for link in prints]
    page.goto("/viec-cua-toi/")
    follow(page, "Văn bản chờ bản đã ký")
    look(page, "papers-scans")
    wrong = tmp_path / "khong-phai.pdf"
    wrong.write_bytes(pdf("nothing"))
    page.set_input_files("[name=copies]", [*files, wrong])
    press(page, "Tải các bản đã ký lên")
    expect(page.get_by_text("Tệp “khong-phai.pdf”: không đọc được mã QR").first).to_be_visible()
    look(page, "papers-scans-refused")
    page.set_input_files("[name=copies]", files)
    press(page, "Tải các bản đã ký lên")
    expect(page.get_by_text("Đã gắn bản đã ký của 2 văn bản")).to_be_visible()
    look(page, "papers-signed")

    [(code,), *_] = listed_server.rows("SELECT code FROM results_issueddocument ORDER BY number")
    anybody = visit(listed_server)
    anybody.goto("/kiem-tra-van-ban/")
    anybody.fill("[name=code]", code.lower())
    press(anybody, "Kiểm tra")
    expect(anybody.get_by_text("Văn bản đã được phát hành")).to_be_visible()
    expect(anybody.get_by_text("Số 41/TB-HĐTT")).to_be_visible()
    look(anybody, "paper-code")
