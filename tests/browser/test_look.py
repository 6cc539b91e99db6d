"""How the pages of the demonstration stand on a screen, on a phone and on paper."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.steps import look, sign_in

pytestmark = pytest.mark.browser

FACES = ["/", "/ky-thi/TT-04/", "/ket-qua/TT-01/official/1/", "/ket-qua/TT-01/"]
OF_ROLES = [
    ("thi-sinh", ["/viec-cua-toi/", "/du-tuyen/", "/du-tuyen/TT-04/", "/du-tuyen/TT-04/giay-to/"]),
    ("thu-ky", ["/viec-cua-toi/", "/dieu-hanh/", "/dieu-hanh/TT-02/", "/danh-muc/", "/ho-so/"]),
    ("tham-dinh", ["/ho-so/TT-03/HS-001/", "/ho-so/TT-03/vi-tri/"]),
    ("quy-hoach", ["/quy-hoach/", "/can-bo/"]),
    ("truong-cham", ["/ban-cham/TT-02/", "/so-lieu/TT-01/cham-thi-viet/"]),
    ("chu-tich", ["/viec-cua-toi/", "/xep-hang/TT-01/", "/quyet-dinh/TT-01/", "/de-nghi/"]),
]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1366, "height": 768}

# What stands in a sentence or in a list of sentences may be as low as its line (WCAG 2.5.8).
LOW_TARGETS = """() => [...document.querySelectorAll("main a, main button, main summary, nav a")]
  .filter(e => e.checkVisibility() && !e.closest("p, dt, .notice, .hidden-words, .tag"))
  .map(e => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && box.height < 43.5)
  .map(([words, box]) => `${words}: ${Math.round(box.height)}`)"""
SCROLLED = """() => [...document.querySelectorAll(".scroll:has(> .table)")]
  .filter(e => e.scrollWidth > e.clientWidth + 1)
  .map(e => e.getAttribute("aria-label"))"""
# A text of one word, or of digits and signs, that stands on two lines.
BROKEN = r"""() => [...document.querySelectorAll(".code:not(.digest), .keep, td.number")]
  .filter(e => e.checkVisibility() && /^[\p{L}\d/.,–-]{2,24}$/u.test(e.textContent.trim()))
  .filter(e => {
    const range = document.createRange();
    const words = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    const lines = new Set();
    while (words.nextNode()) {
      if (!words.currentNode.textContent.trim()) continue;
      range.selectNodeContents(words.currentNode);
      for (const box of range.getClientRects()) if (box.width > 1) lines.add(Math.round(box.top));
    }
    return lines.size > 1;
  }).map(e => e.textContent.trim())"""
SQUEEZED = """() => [...document.querySelectorAll(".optional")]
  .filter(e => e.checkVisibility() && e.tagName == "TH").map(e => e.closest("table"))
  .filter(table => ![...table.querySelectorAll("tbody .optional")].some(e => e.textContent.trim()))
  .map(table => table.textContent.trim().slice(0, 40))"""


def faults_of(page, paths):
    """Return what is wrong with some pages on a phone and on a screen, by address."""
    faults = {}
    for path in paths:
        assert page.goto(path).status == 200, path
        page.set_viewport_size(PHONE)
        faults[path, "low"] = page.evaluate(LOW_TARGETS)
        faults[path, "scrolled"] = page.evaluate(SCROLLED)
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            faults[path, "broken", size["width"]] = page.evaluate(BROKEN)
            faults[path, "squeezed", size["width"]] = page.evaluate(SQUEEZED)
        look(page, path.strip("/").replace("/", "-") or "home")
    return {where: what for where, what in faults.items() if what}


def test_what_a_visitor_sees_fits_a_phone_and_breaks_no_code(visit, demo):
    assert faults_of(visit(demo), FACES) == {}


@pytest.mark.parametrize(("username", "paths"), OF_ROLES, ids=[name for name, _ in OF_ROLES])
def test_what_a_role_works_with_fits_a_phone_and_breaks_no_code(visit, demo, username, paths):
    page = visit(demo)
    sign_in(page, username)

    assert faults_of(page, paths) == {}


def test_what_a_digest_is_called_stays_on_a_line_of_its_own_on_a_phone(visit, demo):
    page = visit(demo)
    page.set_viewport_size(PHONE)
    page.goto("/ket-qua/TT-01/")

    style = "e => { const s = getComputedStyle(e, '::before'); return [s.display, s.whiteSpace]; }"
    assert page.locator("td.digest").first.evaluate(style) == ["block", "nowrap"]


def test_the_head_of_a_long_table_stays_in_view(visit, demo):
    page = visit(demo)
    page.goto("/ket-qua/TT-01/official/1/")
    page.locator("tbody tr").nth(6).scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)

    head = page.locator("thead th").first
    expect(head).to_be_in_viewport()
    top = head.bounding_box()["y"]
    page.mouse.wheel(0, 60)
    assert abs(head.bounding_box()["y"] - top) <= 60


def test_what_to_know_stands_beside_a_form_and_on_a_phone_below_it(visit, demo):
    page = visit(demo)
    sign_in(page, "thi-sinh")
    page.goto("/du-tuyen/TT-04/muc/ban-than/")
    form, side = page.locator("main form"), page.get_by_role("complementary", name="Cần biết")

    wide_form, wide_side = form.bounding_box(), side.bounding_box()
    page.set_viewport_size(PHONE)
    low_form, low_side = form.bounding_box(), side.bounding_box()

    assert wide_side["x"] >= wide_form["x"] + wide_form["width"]
    assert wide_side["y"] <= wide_form["y"] + 60
    assert low_side["y"] >= low_form["y"] + low_form["height"]
    expect(side).to_contain_text("Hết hạn nhận hồ sơ")


def test_a_printed_page_names_the_office_counts_its_sheets_and_has_no_button(visit, demo):
    page = visit(demo)
    page.goto("/ket-qua/TT-01/official/1/")
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    first, last = sheets[0].extract_text(), sheets[-1].extract_text()

    assert "Thi tuyển lãnh đạo, quản lý" in first
    assert f"1 / {len(sheets)}" in first
    assert f"{len(sheets)} / {len(sheets)}" in last
    assert "Tải bảng tính" not in first
    assert "Lọc" not in first
    assert "Ghi chú" in first  # nothing is cut off at the edge


@pytest.mark.parametrize("path", ["/nhat-ky/", "/nhat-ky/vai-tro/"])
def test_what_has_many_columns_lies_across_the_printed_sheet(visit, demo, path):
    page = visit(demo)
    sign_in(page, "kiem-toan")
    page.goto(path)

    sheet = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].mediabox

    assert sheet.width > sheet.height


@pytest.mark.parametrize("height", [0, 700, 960])
def test_a_calendar_stays_with_its_heading_on_paper(demo, visit, height):
    page = visit(demo)
    page.goto("/ky-thi/TT-04/")
    page.evaluate(
        """height => {
          const room = document.createElement("div");
          room.style.height = `${height}px`;
          document.querySelector(".panel:has(#days)").before(room);
        }""",
        height,
    )

    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages]

    [with_heading] = [text for text in sheets if "Lịch kỳ thi" in text]
    assert "Hết hạn nhận hồ sơ" in with_heading
    assert "Phê duyệt kết quả" in with_heading
