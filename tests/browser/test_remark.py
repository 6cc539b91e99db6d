"""A candidate asks for a remark; other hands mark the script again; the chair's word is final."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import apply, ask, follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser

NUMBER = "LD028"  # marked 50 and 49,5: a quarter of a point below the gate
REMARKERS = """
    SELECT p.username, s.code FROM grading_assignment a
    JOIN accounts_person p ON p.id = a.examiner_id
    JOIN exams_script s ON s.id = a.script_id
    WHERE a.round = 'REMARK' ORDER BY a.hand
"""
STANDING = """
    SELECT r.refused_late, d.points FROM grading_remarkrequest r
    LEFT JOIN grading_dialogue d ON d.request_id = r.id
"""


@pytest.fixture(scope="module")
def server(opened_server):
    """The opened campaign, in which one of the numbers has an account."""
    opened_server.arrange("candidate", NUMBER)
    return opened_server


def publish_first(asker, chair, code):
    ask(asker, code, "cong-bo-lan-dau", number="301/TB-HĐTT")
    apply(chair, "Công bố điểm thi viết lần đầu")
    heading(chair, "Kết quả thi viết (công bố lần đầu)")


def mark_again(page, server, username, code, points):
    """Mark one script by keyboard, and hand in."""
    sign_in(page, username)
    page.goto(f"/cham-thi/{server.campaign}/")
    page.locator(f"#points-{code}").focus()
    page.keyboard.type(points)
    page.keyboard.press("Enter")
    expect(page.locator(f"#state-{code}")).to_have_text("Đã lưu")
    follow(page, "Nộp điểm")
    press(page, "Nộp điểm")
    expect(page.locator("[name=points]")).to_have_count(0)


def request_remark(page, server):
    """Ask for a remark, once; the page says so, in the other language too."""
    sign_in(page, "thi-sinh")
    page.goto(f"/ket-qua-cua-toi/{server.campaign}/")
    look(page, "my-results")
    follow(page, "Đề nghị phúc khảo")
    look(page, "remark-ask")
    press(page, "Gửi đề nghị phúc khảo")
    expect(page.get_by_text("Bạn đã gửi đề nghị ngày")).to_be_visible()
    expect(page.get_by_role("link", name="Đề nghị phúc khảo")).to_have_count(0)
    page.get_by_role("button", name="English").click()
    heading(page, "My results")
    look(page, "my-results-en")
    page.get_by_role("button", name="Tiếng Việt").click()


def the_request(page, server):
    """Open the board; return its only request, known by its code."""
    page.goto(f"/ban-cham/{server.campaign}/")
    return page.get_by_role("region", name="Bảng: Phúc khảo").get_by_role("row").nth(1)


def decide(page, server):
    page.goto(f"/quyet-dinh/{server.campaign}/")
    look(page, "waiting-dialogue")
    follow(page, f"Điểm sau đối thoại phúc khảo {NUMBER}")
    expect(page.get_by_text("Điểm chấm: 49,75. Điểm phúc khảo: 56,50.")).to_be_visible()
    look(page, "dialogue")
    press(page, "Xem lại trước khi ghi")
    expect(page.locator("[data-errors]")).to_be_focused()
    page.fill("[name=points]", "55,5")
    page.fill("[name=minutes]", "07/BB-PK")
    press(page, "Xem lại trước khi ghi")
    look(page, "dialogue-seen-once-more")
    press(page, "Ghi quyết định")
    expect(page.get_by_text("Đã ghi quyết định")).to_be_visible()


def publish_officially(asker, chair, server):
    """Publish the official list: not while somebody may still ask."""
    asker.goto(f"/dieu-hanh/{server.campaign}/cong-bo-chinh-thuc/")
    expect(asker.get_by_role("main")).to_contain_text("Còn nhận đơn phúc khảo")
    look(asker, "official-too-early")
    server.arrange("remark-over")
    ask(asker, server.campaign, "cong-bo-chinh-thuc", number="303/TB-HĐTT")
    apply(chair, "Công bố điểm thi viết chính thức")
    heading(chair, "Kết quả thi viết chính thức")


def test_a_remark_goes_from_the_request_to_the_official_list(server, visit):
    asker, chair, candidate, head, anybody = (visit(server) for _ in range(5))
    sign_in(asker, "thu-ky")
    sign_in(chair, "chu-tich")
    publish_first(asker, chair, server.campaign)
    request_remark(candidate, server)

    sign_in(head, "truong-ban-cham")
    asked = the_request(head, server)
    asked.get_by_role("link", name=re.compile("^Giao bài")).click()
    look(head, "remark-give")
    press(head, "Giao chấm phúc khảo")
    expect(asked).to_contain_text("Chờ chấm phúc khảo")
    expect(asked.get_by_role("link")).to_have_count(0)

    hands = server.rows(REMARKERS)
    assert len({username for username, _ in hands}) == 2
    for username, code in hands:
        mark_again(visit(server), server, username, code, "56,5")
    expect(the_request(head, server)).to_contain_text("Đã chấm xong")
    look(head, "board-remarked")

    decide(chair, server)
    assert server.rows(STANDING) == [(0, 55.5)]
    publish_officially(asker, chair, server)

    candidate.goto(f"/ket-qua-cua-toi/{server.campaign}/")
    expect(candidate.get_by_text("55,50")).to_be_visible()
    look(candidate, "my-results-official")
    anybody.goto(f"/ket-qua/{server.campaign}/remark/1/")
    anybody.fill("[name=number]", NUMBER.lower())
    anybody.keyboard.press("Enter")
    line = anybody.get_by_role("row").filter(has_text=NUMBER)
    expect(line).to_contain_text("Đạt thi viết")
    look(anybody, "official-written")
