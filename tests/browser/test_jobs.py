"""A long list is imported by a worker: its page tells how far it is, and may be left."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, press, sign_in
from tests.candidates.tables.books import book_of

pytestmark = pytest.mark.browser

HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
PEOPLE = "SELECT count(*) FROM candidates_cadrerecord"
MANY = 2000  # from so many on a list is long (IMPORT_JOB_ROWS)


def long_list(path, first):
    numbers = range(first, first + MANY)
    rows = [(f"001080{number:06}", "Nguyễn An", "03/05/1980", "Nam") for number in numbers]
    path.write_bytes(book_of({"Cán bộ": [HEADING, *rows]}))
    return path


def confirm(server, page, file):
    """Read a long list and confirm it, while a worker is there and does nothing yet."""
    page.goto("/can-bo/nhap/")
    page.set_input_files("[name=file]", file)
    press(page, "Đọc và kiểm tra tệp")
    server.work()
    press(page, "Xác nhận nhập")
    expect(page.get_by_text("Đang chờ đến lượt.")).to_be_visible()


def test_a_long_list_is_followed_left_and_looked_at_when_it_is_there(
    listed_server, visit, tmp_path
):
    page = visit(listed_server)
    [(before,)] = listed_server.rows(PEOPLE)
    sign_in(page, "quy-hoach")
    confirm(listed_server, page, long_list(tmp_path / "can-bo.xlsx", 100_000))
    look(page, "job-queued")
    page.goto("/viec-cua-toi/")
    look(page, "job-in-my-work")
    follow(page, "Đang làm: Nhập hồ sơ cán bộ")
    assert listed_server.rows(PEOPLE) == [(before,)]

    listed_server.work()

    said = page.get_by_text(f"Đã nhập tệp can-bo.xlsx: thêm {MANY}, sửa 0, giữ nguyên 0.")
    expect(said).to_be_visible()  # by itself
    look(page, "job-done")
    follow(page, "Xem kết quả")
    heading(page, "Hồ sơ cán bộ")
    assert listed_server.rows(PEOPLE) == [(before + MANY,)]
    page.goto("/viec-cua-toi/")
    expect(page.get_by_text("Nhập hồ sơ cán bộ")).to_have_count(0)


def test_a_job_is_stopped_and_its_file_is_still_there(listed_server, visit, tmp_path):
    page = visit(listed_server)
    sign_in(page, "quy-hoach")
    confirm(listed_server, page, long_list(tmp_path / "can-bo.xlsx", 200_000))

    follow(page, "Dừng việc này")
    look(page, "job-stop")
    press(page, "Dừng việc này")
    expect(page.get_by_text("Đã dừng, chưa ghi gì")).to_be_visible()
    look(page, "job-stopped")
    follow(page, "Quay lại trang trước")

    expect(page).to_have_url(re.compile(r"/can-bo/nhap/\?tep="))
    expect(page.get_by_role("button", name="Xác nhận nhập")).to_be_visible()


def test_without_scripts_a_link_reloads_the_page_of_a_job(listed_server, visit, tmp_path):
    page = visit(listed_server, java_script_enabled=False)
    sign_in(page, "quy-hoach")
    confirm(listed_server, page, long_list(tmp_path / "khac.xlsx", 300_000))

    listed_server.work()
    follow(page, "Tải lại trang")

    expect(page.get_by_text("Đã nhập tệp khac.xlsx")).to_be_visible()
