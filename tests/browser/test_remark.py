"""A candidate asks for a remark; other hands mark the script again; the chair's word is final."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, press, sign_in

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
def house(opened_house):
    """The opened house, in which one of the numbers has an account."""
    opened_house.arrange("candidate", NUMBER)
    return opened_house


def publish_first(page, code):
    page.goto(f"/dieu-hanh/{code}/cong-bo-lan-dau/")
    page.fill("[name=number]", "301/TB-HĐTT")
    press(page, "Công bố điểm thi viết lần đầu")
    expect(page.get_by_role("link", name="Kết quả thi viết (công bố lần đầu)")).to_be_visible()


def mark_again(page, house, username, code, points):
    """Mark one script by keyboard, and hand in."""
    sign_in(page, username)
    page.goto(f"/cham-thi/{house.campaign}/")
    page.locator(f"#points-{code}").focus()
    page.keyboard.type(points)
    page.keyboard.press("Enter")
    expect(page.locator(f"#state-{code}")).to_have_text("Đã lưu")
    follow(page, "Nộp điểm")
    press(page, "Nộp điểm")
    expect(page.locator("[name=points]")).to_have_count(0)


def ask(page, house):
    """Ask for a remark, once; the page says so, in the other language too."""
    sign_in(page, "thi-sinh")
    page.goto(f"/ket-qua-cua-toi/{house.campaign}/")
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


def the_request(page, house):
    """Open the board; return its only request, known by its code."""
    page.goto(f"/ban-cham/{house.campaign}/")
    return page.get_by_role("region", name="Bảng: Phúc khảo").get_by_role("row").nth(1)


def decide(page, house):
    page.goto(f"/quyet-dinh/{house.campaign}/")
    look(page, "waiting-dialogue")
    follow(page, f"Điểm sau đối thoại phúc khảo {NUMBER}")
    expect(page.get_by_text("Điểm chấm: 49,75. Điểm phúc khảo: 56,50.")).to_be_visible()
    look(page, "dialogue")
    press(page, "Ghi quyết định")
    expect(page.locator("[data-errors]")).to_be_focused()
    page.fill("[name=points]", "55,25")
    page.fill("[name=minutes]", "07/BB-PK")
    press(page, "Ghi quyết định")
    heading(page, "Việc chờ Chủ tịch quyết định")


def publish_officially(page, house):
    """Publish the official list: not while somebody may still ask."""
    page.goto(f"/dieu-hanh/{house.campaign}/cong-bo-chinh-thuc/")
    page.fill("[name=number]", "303/TB-HĐTT")
    page.check("[name=despite_outstanding]")
    press(page, "Công bố điểm thi viết chính thức")
    expect(page.locator("[data-errors]")).to_contain_text("Còn nhận đơn phúc khảo")
    look(page, "official-too-early")
    house.arrange("remark-over")
    press(page, "Công bố điểm thi viết chính thức")
    expect(page.get_by_role("link", name="Kết quả thi viết chính thức")).to_be_visible()


def test_a_remark_goes_from_the_request_to_the_official_list(house, visit):
    chair, candidate, head, anybody = (visit(house) for _ in range(4))
    sign_in(chair, "chu-tich")
    publish_first(chair, house.campaign)
    ask(candidate, house)

    sign_in(head, "truong-ban-cham")
    asked = the_request(head, house)
    asked.get_by_role("link", name=re.compile("^Giao bài")).click()
    look(head, "remark-give")
    press(head, "Giao chấm phúc khảo")
    expect(asked).to_contain_text("Chờ chấm phúc khảo")
    expect(asked.get_by_role("link")).to_have_count(0)

    hands = house.rows(REMARKERS)
    assert len({username for username, _ in hands}) == 2
    for username, code in hands:
        mark_again(visit(house), house, username, code, "56,5")
    expect(the_request(head, house)).to_contain_text("Đã chấm xong")
    look(head, "board-remarked")

    decide(chair, house)
    assert house.rows(STANDING) == [(0, 55.25)]
    publish_officially(chair, house)

    candidate.goto(f"/ket-qua-cua-toi/{house.campaign}/")
    expect(candidate.get_by_text("55,25")).to_be_visible()
    look(candidate, "my-results-official")
    anybody.goto(f"/ket-qua/{house.campaign}/remark/1/")
    anybody.fill("[name=number]", NUMBER.lower())
    anybody.keyboard.press("Enter")
    line = anybody.get_by_role("row").filter(has_text=NUMBER)
    expect(line).to_contain_text("Đạt thi viết")
    look(anybody, "official-written")
