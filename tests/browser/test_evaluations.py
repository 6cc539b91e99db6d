"""Evaluations come in from a file, flags follow, a target is set and its progress is looked at."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, press, sign_in
from tests.candidates.tables.books import book_of

pytestmark = pytest.mark.browser
HEADING = ("Số CCCD", "Họ và tên", "Tháng", "Điểm")
SOMEBODY = """
    SELECT c.citizen_id, c.name FROM candidates_cadrerecord c
    JOIN candidates_ratingrecord r ON r.cadre_id = c.id
    WHERE r.year = 2025 AND r.rating = 'EXCELLENT' AND c.citizen_id NOT IN (
        SELECT citizen_id FROM candidates_monthlyevaluation
    ) ORDER BY c.citizen_id LIMIT 1
"""
MONTHS = "SELECT count(*), sum(points) FROM candidates_monthlyevaluation WHERE citizen_id = ?"
TARGETS = "SELECT year, at_least, at_most, document FROM exams_teamtarget"
CONTROLS = ".nav, .filters, .button, .crumbs, .demo-clock"


@pytest.fixture
def somebody(own_demo):
    [(number, name)] = own_demo.rows(SOMEBODY)
    return number, name


def book(path, number, name, points):
    """Write a year of months, the points of the third as they stand in its cell."""
    rows = [(number, name, f"{month:02}/2025", 61) for month in range(1, 13)]
    rows[2] = (number, name, "03/2025", points)
    path.write_bytes(book_of({"Tháng": [HEADING, *rows]}))
    return path


def imported(page, server, path, number, name):
    page.goto("/can-bo/danh-gia/")
    look(page, "evaluations")
    follow(page, "Nhập kết quả đánh giá")
    page.set_input_files("[name=file]", book(path / "dg-1.xlsx", number, name, "sáu mươi"))
    press(page, "Đọc và kiểm tra tệp")
    fault = page.get_by_role("row").filter(has_text="“sáu mươi” không phải điểm từ 0 đến 100")
    expect(fault.first).to_contain_text("D4")
    look(page, "evaluations-bad-cell")
    assert server.rows(MONTHS, number) == [(0, None)]
    page.goto("/can-bo/danh-gia/nhap/?again")
    page.set_input_files("[name=file]", book(path / "dg-2.xlsx", number, name, 63))
    press(page, "Đọc và kiểm tra tệp")
    look(page, "evaluations-check")
    press(page, "Xác nhận nhập")
    heading(page, "Đối chiếu đánh giá")
    assert server.rows(MONTHS, number) == [(12, 61 * 11 + 63)]


def flags(page, name):
    """Find whoever was rated higher than their months say, with the figures."""
    page.goto(f"/can-bo/danh-gia/?year=2025&q={name}")
    flag = page.get_by_role("row").filter(has_text=name).first
    for told in ("61,17", "90"):
        expect(flag).to_contain_text(told)
    look(page, "evaluations-flag")
    flag.get_by_role("link").first.click()
    heading(page, name)
    expect(page.get_by_text("61,17").first).to_be_visible()
    look(page, "evaluations-cadre")


def target(page, server):
    page.goto("/quy-hoach/chi-tieu/")
    look(page, "targets")
    follow(page, "Ghi chỉ tiêu")
    page.fill("[name=year]", "2026")
    page.check("[name=subject][value=YOUNG_UNITS]")
    page.select_option("[name=unit_kind]", "DEPARTMENT")
    page.fill("[name=age_under]", "35")
    page.fill("[name=at_least]", "25")
    page.fill("[name=at_most]", "20")
    page.fill("[name=document]", "12-NQ/TU")
    page.fill("[name=decided_on]", "05/01/2026")
    press(page, "Ghi chỉ tiêu")
    expect(page.locator("[data-errors]")).to_be_focused()
    look(page, "target-refused")
    page.fill("[name=at_most]", "100")
    press(page, "Ghi chỉ tiêu")
    expect(page.get_by_text(re.compile("^Đã ghi chỉ tiêu năm 2026"))).to_be_visible()
    assert server.rows(TARGETS) == [(2026, 25, 100, "12-NQ/TU")]


def structure(page):
    page.goto("/quy-hoach/co-cau/")
    expect(page.get_by_role("main").get_by_role("img").first).to_be_visible()
    expect(page.get_by_role("main").get_by_role("table").first).to_be_visible()
    look(page, "structure")
    progress = page.get_by_role("main").get_by_role("row").filter(has_text="12-NQ/TU")
    for told in ("Đơn vị có lãnh đạo trẻ", "2026", "25–100", "đạt chỉ tiêu"):
        expect(progress).to_contain_text(told)
    page.emulate_media(media="print")
    for control in page.locator(CONTROLS).all():
        expect(control).not_to_be_visible()
    expect(page.get_by_role("main").get_by_role("img").first).to_be_visible()
    page.pdf()
    page.emulate_media(media="screen")


def test_evaluations_are_mended_imported_flagged_and_set_against_a_target(
    own_demo, visit, tmp_path, somebody
):
    page = visit(own_demo)
    sign_in(page, "quy-hoach")
    imported(page, own_demo, tmp_path, *somebody)
    flags(page, somebody[1])
    target(page, own_demo)
    structure(page)
