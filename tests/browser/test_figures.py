"""Those who look find their figures, narrow and wide: charts, tables, spreadsheets."""

import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, sign_in

pytestmark = pytest.mark.browser


OUTSIDE = """() => [...document.querySelectorAll("svg.chart")].flatMap(chart => {
    const edges = chart.getBoundingClientRect();
    return [...chart.querySelectorAll("text")].filter(text => {
        const box = text.getBoundingClientRect();
        return box.left < edges.left - 1 || box.right > edges.right + 1;
    }).map(text => text.textContent);
})"""


def assert_no_word_is_cut(page):
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(OUTSIDE) == []


def download(page, name):
    with page.expect_download() as started:
        follow(page, name)
    return started.value


def test_the_chair_looks_at_the_funnel_the_coverage_the_lists_and_the_marking(
    ranking_server, visit
):
    page = visit(ranking_server)
    sign_in(page, "chu-tich")
    page.goto(f"/dieu-hanh/{ranking_server.campaign}/")
    follow(page, "Số liệu")
    heading(page, "Số liệu")
    look(page, "figures")
    for name, picture in (
        ("Từ đăng ký đến trúng tuyển", "figures-funnel"),
        ("Người quy hoạch theo vị trí", "figures-coverage"),
        ("So sánh hai danh sách", "figures-lists"),
        ("Chất lượng chấm thi viết", "figures-marking"),
    ):
        follow(page, name)
        heading(page, name)
        expect(page.get_by_role("main").get_by_role("img").first).to_be_visible()
        look(page, picture)
        assert_no_word_is_cut(page)
        sheet = download(page, "Tải bảng tính")
        assert sheet.suggested_filename.startswith(ranking_server.campaign)
        assert zipfile.is_zipfile(sheet.path())


def test_the_planning_officer_compares_two_versions(ranking_server, visit):
    ranking_server.arrange("planning-again")
    page = visit(ranking_server)
    sign_in(page, "quy-hoach")
    page.goto("/quy-hoach/")
    follow(page, "So sánh hai bản")
    heading(page, "So sánh hai bản quy hoạch")
    expect(page.get_by_role("img", name="Vào, ra, đổi")).to_be_visible()
    look(page, "figures-planning")
    page.get_by_label("Đơn vị").select_option(index=1)
    page.get_by_role("main").get_by_role("button", name="So sánh", exact=True).click()
    look(page, "figures-planning-unit")
    assert_no_word_is_cut(page)
    page.goto("/quy-hoach/so-sanh/?before=1&after=1")
    expect(page.get_by_text("Hãy chọn hai bản khác nhau.")).to_be_visible()
    look(page, "figures-planning-refused")
