"""A candidate complains of screening and of an officer; the chair answers, the letter goes out."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.steps import follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser
FILE = "HS-002"  # kept out of the list
SECOND = "thu-ky-hai"  # the secretary of whom the candidate complains
CONDUCT, OFFICER = "Trả lời chậm", "Nhận hồ sơ không ghi biên nhận"
ANSWER, EFFECT = "Đã kiểm tra sổ nhận hồ sơ, đúng như nêu", "Nhắc nhở, cấp lại giấy biên nhận"
AGAIN = "Hãy xem lại lần cuối trước khi ghi"
MADE = "SELECT kind, upheld, answer_document FROM candidates_complaint ORDER BY made_at"
TRAIL = "SELECT count(*) FROM audit_event WHERE type = 'complaint.answered'"


@pytest.fixture(scope="module")
def server(listed_server):
    listed_server.arrange("owner", FILE)
    listed_server.arrange("secretariat", SECOND)
    return listed_server


@pytest.fixture
def own(server):
    return f"/du-tuyen/{server.campaign}/"


@pytest.fixture
def listed(server):
    return f"/ho-so/{server.campaign}/khieu-nai/"


def refused(page, button, why):
    press(page, button)
    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.locator("[data-errors]")).to_contain_text(why)


def complain_of_screening(page, own):
    page.goto(own)
    look(page, "complaint-own-file")
    follow(page, "Gửi khiếu nại")
    heading(page, "Khiếu nại về kết quả thẩm định")
    refused(page, "Gửi khiếu nại", "Nội dung, lý do khiếu nại")
    page.fill("[name=reason]", "Thời gian giữ chức vụ tính thiếu 6 tháng")
    look(page, "complaint-screening")
    page.get_by_role("button", name="Gửi khiếu nại").dblclick()
    expect(page.get_by_text(re.compile(f"^Đã nhận khiếu nại về hồ sơ {FILE}"))).to_be_visible()


def complain_otherwise(page):
    follow(page, "Gửi khiếu nại khác, tố cáo")
    page.locator("[name=kind]").select_option("CONDUCT")
    page.fill("[name=against]", CONDUCT)
    page.fill("[name=happened_on]", "02/01/2026")
    page.fill("[name=reason]", "Hỏi ba lần không ai trả lời")
    refused(page, "Gửi đơn", "Hết hạn khiếu nại ngày 02/04/2026")
    expect(page.locator("[name=reason]")).to_have_value("Hỏi ba lần không ai trả lời")
    look(page, "complaint-too-late")
    page.fill("[name=happened_on]", "15/11/2026")
    press(page, "Gửi đơn")
    expect(page.get_by_text(re.compile("^Đã nhận đơn lúc"))).to_be_visible()

    follow(page, "Gửi khiếu nại khác, tố cáo")
    page.locator("[name=kind]").select_option("OFFICER")
    page.fill("[name=happened_on]", "15/11/2026")
    page.fill("[name=reason]", OFFICER)
    refused(page, "Gửi đơn", "Hãy chọn một người hoặc ghi rõ")
    page.locator("[name=person]").select_option(label=SECOND)
    look(page, "complaint-officer")
    press(page, "Gửi đơn")
    expect(page.get_by_text(re.compile("^Đã nhận đơn lúc"))).to_be_visible()
    look(page, "complaint-made")


def answered(chair, listed):
    chair.goto(listed)
    look(chair, "complaints")
    row = chair.get_by_role("row").filter(has_text=SECOND)
    row.get_by_role("link", name=re.compile("^Xem và trả lời")).click()
    expect(chair.get_by_text(OFFICER)).to_be_visible()
    chair.get_by_label("Chấp nhận", exact=True).check()
    chair.fill("[name=answer]", ANSWER)
    refused(chair, "Xem lại trước khi ghi", "Văn bản giải quyết")
    expect(chair.locator("[name=answer]")).to_have_value(ANSWER)
    chair.fill("[name=document]", "71/QĐ-HĐTT")
    refused(chair, "Xem lại trước khi ghi", "phải ghi rõ việc phải làm tiếp theo")
    look(chair, "complaint-answer-refused")
    chair.fill("[name=effect]", EFFECT)
    press(chair, "Xem lại trước khi ghi")
    expect(chair.get_by_text(AGAIN)).to_be_visible()
    look(chair, "complaint-answer-once-more")
    chair.get_by_role("main").get_by_role("button", name="Ghi quyết định").dblclick()
    heading(chair, "Khiếu nại, tố cáo")
    expect(chair.get_by_role("row").filter(has_text=SECOND)).to_contain_text("71/QĐ-HĐTT")


def open_after_statement(page, address):
    """Sign that no tie is theirs: before it no file opens to a member, no complaint, no letter."""
    page.goto(address)
    heading(page, "Cam kết không có quan hệ")
    follow(page, "Ký cam kết")
    press(page, "Ký cam kết")
    expect(page.get_by_text(re.compile("^Đã ký cam kết"))).to_be_visible()
    page.goto(address)


def released(page, server):
    page.goto(f"/dieu-hanh/{server.campaign}/thu/")
    page.get_by_role("main").get_by_role("link", name=re.compile("xem và gửi 1 thư")).click()
    expect(page.get_by_text(ANSWER).first).to_be_visible()
    look(page, "complaint-letter-release")
    press(page, "Gửi các thư đã chọn")
    expect(page.get_by_text(re.compile("^Đã gửi 1 thư"))).to_be_visible()


def test_complaints_are_made_answered_by_the_chair_and_told_by_letter(server, visit, own, listed):
    candidate, chair, page, named = (visit(server) for _ in range(4))
    sign_in(candidate, "thi-sinh")
    complain_of_screening(candidate, own)
    complain_otherwise(candidate)

    sign_in(named, SECOND)
    open_after_statement(named, listed)
    heading(named, "Khiếu nại, tố cáo")
    expect(named.get_by_role("row").filter(has_text=SECOND)).to_have_count(0)
    expect(named.get_by_role("row").filter(has_text=CONDUCT)).to_have_count(1)
    look(named, "complaints-of-who-is-named")
    sign_in(chair, "chu-tich")
    answered(chair, listed)
    sign_in(page, "thu-ky")
    open_after_statement(page, f"/dieu-hanh/{server.campaign}/thu/")
    released(page, server)

    candidate.goto(own)
    expect(candidate.get_by_text(EFFECT)).to_be_visible()
    look(candidate, "complaint-answered")
    candidate.goto("/du-tuyen/")
    follow(candidate, "Thư của tôi")
    candidate.get_by_role("link", name=re.compile("^Trả lời đơn")).first.click()
    expect(candidate.get_by_text(ANSWER)).to_be_visible()
    look(candidate, "complaint-letter")
    assert server.rows(MADE) == [
        ("ELIGIBILITY", None, ""), ("CONDUCT", None, ""), ("OFFICER", 1, "71/QĐ-HĐTT")
    ]  # fmt: skip
    assert server.rows(TRAIL) == [(1,)]
