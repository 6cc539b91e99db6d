"""A panel scores by keyboard, each in secret; the head decides, and the defence closes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import apply, ask, follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser

POSITION = "VT03"
MEMBERS = [f"hoi-dong-{number}" for number in range(1, 6)]
ORDER = """
    SELECT e.number FROM exams_lot l JOIN exams_entry e ON e.id = l.entry_id
    JOIN exams_position p ON p.id = e.position_id WHERE p.code = ? ORDER BY l.place
"""
SLIPS = "SELECT count(*), count(handed_in_at) FROM grading_slip"


@pytest.fixture(scope="module")
def server(seating_server):
    return seating_server


def take_attendance(page, server, absent):
    sign_in(page, "coi-thi")
    page.goto(f"/phong-thi/{server.campaign}/PROPOSAL/")
    here, *others = [
        number for number in page.get_by_role("rowheader").all_inner_texts() if number != absent
    ]
    page.locator(f"#save-{here}").click()  # nobody is present before somebody says so
    expect(page.locator(f"#row-{here}").get_by_role("alert")).to_contain_text("Có mặt")
    look(page, "attendance-refused")
    page.select_option(f"[name={here}-state]", "PRESENT")
    expect(page.locator("#taken")).to_have_text(re.compile(r"^\s*1 / \d+ đã điểm danh\s*$"))
    for number in others:
        page.select_option(f"[name={number}-state]", "PRESENT")
    page.select_option(f"[name={absent}-state]", "ABSENT")
    press(page, "Lưu các dòng đã ghi")
    expect(page.locator("#taken")).to_have_text(re.compile(r"^\s*(\d+) / \1 đã điểm danh\s*$"))
    look(page, "attendance")


def seat_panels(page, server):
    """Seat the panel of each position that is defended; until then no order can be drawn."""
    page.goto(f"/dieu-hanh/{server.campaign}/boc-tham/")
    look(page, "panels-missing")
    expect(page.get_by_role("main")).to_contain_text("Vị trí chưa phân công giám khảo")
    expect(page.get_by_role("button", name="Gửi đề nghị")).to_have_count(0)
    while True:
        page.goto(f"/quyet-dinh/{server.campaign}/")
        links = page.get_by_role("link", name="Phân công giám khảo")
        if not links.count():
            return
        links.first.click()
        for member in MEMBERS:
            page.get_by_label(member, exact=True).check()
        look(page, "panel-seats")
        press(page, "Ghi quyết định")
        expect(page.get_by_text("Đã ghi quyết định")).to_be_visible()


def score(page, points):
    """Type one's slips down the running order, and wait until the last is kept."""
    page.goto("/bao-ve/")
    follow(page, POSITION)
    expect(page.locator('tr[data-state="empty"]')).to_have_count(len(points))
    page.locator("[name=points]").first.focus()
    for value in points:
        page.keyboard.type(value)
        page.keyboard.press("Enter")
    expect(page.locator('tr[data-state="saved"]')).to_have_count(len(points))


def hand_in(page, number):
    """Hand in one slip, by keyboard too."""
    link = page.get_by_role("link", name=f"Nộp phiếu {number}")
    link.focus()
    page.keyboard.press("Enter")
    heading(page, f"Nộp phiếu điểm {number}")
    page.get_by_role("button", name="Nộp phiếu").focus()
    page.keyboard.press("Enter")
    heading(page, "Phiếu chấm đề án")
    expect(page.locator(f"#points-{number}")).to_have_count(0)


def test_a_panel_scores_in_secret_and_the_defence_waits_for_the_other_positions(server, visit):
    secretary = visit(server)
    sign_in(secretary, "thu-ky")
    chair = visit(server)
    sign_in(chair, "chu-tich")
    seat_panels(chair, server)
    ask(chair, server.campaign, "boc-tham")
    look(secretary, "lots")
    apply(secretary, "Bốc thăm thứ tự bảo vệ")
    expect(secretary.get_by_role("heading", name="Việc của bước này")).to_be_visible()
    order = [number for (number,) in server.rows(ORDER, POSITION)]
    *present, absent = order

    take_attendance(visit(server), server, absent)

    for index, member in enumerate(MEMBERS):
        page = visit(server)
        sign_in(page, member)
        # About the first they differ by 12; about the others they agree.
        score(page, [str(66 + 3 * index), *("72,5" for _ in present[1:])])
        if member == MEMBERS[0]:
            expect(page.get_by_text(absent)).to_have_count(0)
            look(page, "slips")
        for number in present:
            hand_in(page, number)
        expect(page.get_by_role("link", name="Nộp phiếu")).to_have_count(0)
    look(page, "slips-handed-in")
    expect(page.get_by_text("78,00")).to_have_count(1)
    expect(page.get_by_text("66,00")).to_have_count(0)  # the first member's, of the same person
    slips = len(MEMBERS) * len(present)
    assert server.rows(SLIPS) == [(slips, slips)]

    chair.goto(f"/quyet-dinh/{server.campaign}/")
    follow(chair, f"Điểm đề án {present[0]}: giám khảo lệch quá mức")
    expect(chair.get_by_text("66,00; 69,00; 72,00; 75,00; 78,00")).to_be_visible()
    look(chair, "panel-decision")
    chair.fill("[name=points]", "72")
    chair.fill("[name=reason]", "Các giám khảo đã trao đổi")
    press(chair, "Xem lại trước khi ghi")
    look(chair, "panel-decision-seen-once-more")
    press(chair, "Ghi quyết định")
    expect(chair.get_by_text("Đã ghi quyết định")).to_be_visible()

    # The other panels have not scored yet: the closing says so, and offers no button.
    chair.goto(f"/dieu-hanh/{server.campaign}/ket-thuc-bao-ve/")
    look(chair, "defence-outstanding")
    expect(chair.get_by_role("main")).to_contain_text("Còn thiếu phiếu chấm bảo vệ")
    closing = chair.get_by_role("button", name="Kết thúc bảo vệ đề án")
    expect(closing).to_have_count(0)
