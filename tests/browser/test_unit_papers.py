"""A candidate asks the unit for two papers; the office hands in one and says why not the other."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.registering import choose_post, hand_in, hand_in_files, pdf, tell_identity
from tests.browser.steps import follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser

OWN = "/du-tuyen/TT-04/"
PERSON = {
    "name": "Nguyễn Thị Thí Sinh",
    "citizen_id": "001 185 000 456",
    "born": "05/03/1985",
    "phone": "0900 000 001",
    "email": "thi-sinh@example.invalid",
}
OF_THE_UNIT, OF_THE_PARTY = (
    "Nhận xét của tập thể lãnh đạo đơn vị",
    "Nhận xét của cấp ủy nơi công tác",
)
WHY_NOT = "Nhận xét này do Đảng ủy cấp trên lập, ông/bà liên hệ Văn phòng Đảng ủy"
WRONG = {"name": "nhan-xet.docx", "mimeType": "application/msword", "buffer": b"no pdf"}
ANSWERED = """
    SELECT r.item, r.document_id IS NOT NULL, r.reply FROM candidates_paperrequest r
    JOIN candidates_application a ON a.id = r.application_id
    JOIN accounts_person p ON p.id = a.person_id WHERE p.username = 'thi-sinh' ORDER BY r.item
"""
NUMBER = """
    SELECT a.reg_no FROM candidates_application a JOIN accounts_person p ON p.id = a.person_id
    WHERE p.username = 'thi-sinh'
"""
TRAIL = "SELECT type FROM audit_event WHERE type LIKE 'paper.%' ORDER BY seq"


def line(page, paper):
    return page.get_by_role("row").filter(has_text=paper)


def ask_the_unit(page, paper):
    page.goto(f"{OWN}giay-to/")
    line(page, paper).get_by_role("link", name=re.compile("^Nhờ đơn vị nộp")).click()
    heading(page, "Nhờ đơn vị lập và nộp giấy tờ")
    expect(
        page.get_by_text("thấy họ tên, chức vụ, số hồ sơ của bạn và giấy tờ này")
    ).to_be_visible()
    look(page, "unit-paper-ask")
    press(page, "Nhờ đơn vị nộp")
    expect(line(page, paper)).to_contain_text("Đã nhờ đơn vị lúc")


def refused(page, file, day, why):
    """Send a paper that is not taken; what was typed stays, only the file is chosen again."""
    page.set_input_files("[name=file]", file)
    page.fill("[name=issued_on]", day)
    press(page, "Nộp vào hồ sơ")
    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.locator("[data-errors]")).to_contain_text(why)
    expect(page.locator("[name=issued_on]")).to_have_value(day)


def supplied(page, paper):
    line(page, paper).get_by_role("link", name=re.compile("^Nộp giấy tờ")).click()
    heading(page, "Nộp giấy tờ của đơn vị")
    look(page, "unit-paper-supply")
    refused(page, WRONG, "01/09/2026", "nhan-xet.docx")
    look(page, "unit-paper-refused")
    refused(page, pdf(b"Unit"), "31/12/2099", "không thể sau hôm nay")
    page.set_input_files("[name=file]", pdf(b"Unit"))
    page.fill("[name=issued_on]", "01/09/2026")
    page.get_by_role("button", name="Nộp vào hồ sơ").dblclick()
    heading(page, "Giấy tờ thí sinh nhờ đơn vị")
    expect(line(page, paper)).to_have_count(0)


def declined(page, paper):
    line(page, paper).get_by_role("link", name=re.compile("^Nộp giấy tờ")).click()
    follow(page, "Không nộp, trả lời lý do")
    heading(page, "Trả lời không nộp giấy tờ này")
    press(page, "Trả lời không nộp giấy tờ này")
    expect(page.locator("[data-errors]")).to_be_focused()
    page.fill("[name=reason]", WHY_NOT)
    look(page, "unit-paper-decline")
    press(page, "Trả lời không nộp giấy tờ này")
    expect(page.get_by_text("Không còn giấy tờ nào được nhờ")).to_be_visible()


def opened_early(page, number):
    """Let the chair open the file while others are sealed, so that an officer reads it."""
    sign_in(page, "chu-tich")
    page.goto(f"/ho-so/TT-04/{number}/")
    follow(page, "Mở trước hạn")
    page.fill("[name=document]", "15/CV-HĐTT")
    page.fill("[name=reason]", "Thí sinh xin xác nhận giấy tờ của đơn vị")
    press(page, "Xem lại trước khi ghi")
    press(page, "Mở hồ sơ")
    expect(page.get_by_text(re.compile(f"^Đã mở hồ sơ {number} trước hạn"))).to_be_visible()


def test_the_unit_hands_in_one_paper_declines_another_and_the_officer_sees_who(own_demo, visit):
    candidate, office, officer = visit(own_demo), visit(own_demo), visit(own_demo)
    sign_in(candidate, "thi-sinh")
    ask_the_unit(candidate, OF_THE_UNIT)
    ask_the_unit(candidate, OF_THE_PARTY)
    look(candidate, "unit-paper-asked")

    sign_in(office, "quy-hoach")
    follow(office, "Giấy tờ thí sinh nhờ đơn vị")
    heading(office, "Giấy tờ thí sinh nhờ đơn vị")
    look(office, "unit-papers")
    supplied(office, OF_THE_UNIT)
    declined(office, OF_THE_PARTY)
    office.goto("/viec-cua-toi/")
    heading(office, "Việc của tôi")
    expect(office.get_by_role("link", name="Giấy tờ thí sinh nhờ đơn vị")).to_have_count(0)
    assert own_demo.rows(ANSWERED) == [("PARTY_COMMENT", 0, WHY_NOT), ("UNIT_COMMENT", 1, "")]
    assert own_demo.rows(TRAIL) == [
        ("paper.asked",), ("paper.asked",), ("paper.supplied",), ("paper.declined",)
    ]  # fmt: skip

    candidate.goto(f"{OWN}giay-to/")
    expect(line(candidate, OF_THE_UNIT)).to_contain_text("Đơn vị nộp lúc")
    expect(line(candidate, OF_THE_PARTY)).to_contain_text(WHY_NOT)
    look(candidate, "unit-paper-answered")
    candidate.goto(OWN)
    follow(candidate, "Bản thân")
    tell_identity(candidate, PERSON)
    follow(candidate, "Vị trí dự tuyển")
    choose_post(candidate, "VT09", "Chuyên viên chính, Sở Nội vụ")
    hand_in_files(candidate, but=["UNIT_COMMENT"])
    expect(candidate.get_by_text(WHY_NOT)).to_have_count(0)
    follow(candidate, "Xong phần này")
    hand_in(candidate)

    [(number,)] = own_demo.rows(NUMBER)
    opened_early(visit(own_demo), number)
    sign_in(officer, "tham-dinh")
    officer.goto(f"/ho-so/TT-04/{number}/")
    paper = officer.get_by_role("listitem").filter(has_text=OF_THE_UNIT).first
    expect(paper).to_contain_text("Đơn vị nộp: Cán bộ quy hoạch")
    look(officer, "unit-paper-of-the-file")
