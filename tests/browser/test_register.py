"""A candidate registers from nothing: account, every topic, every file, once submitted."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.registering import begin, choose_post, hand_in_files, tell_identity
from tests.browser.steps import follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser

PERSON = {
    "name": "Đoàn Thị Thử Nghiệm",
    "citizen_id": "001 185 000 123",
    "born": "05/03/1985",
    "phone": "0900 000 000",
    "email": "thu@example.invalid",
}
SECRET = "mot-mat-khau-rat-dai-8"


def sign_up(page):
    page.goto("/ky-thi/TT-04/")
    follow(page, "Đăng ký dự tuyển")
    heading(page, "Đăng nhập")
    page.get_by_role("main").get_by_role("link", name="đăng ký").click()
    page.fill("[name=email]", PERSON["email"])
    page.fill("[name=full_name]", PERSON["name"])
    page.fill("[name=password1]", SECRET)
    page.fill("[name=password2]", SECRET)
    press(page, "Đăng ký tài khoản")
    heading(page, "Đăng ký dự tuyển")
    expect(page.get_by_text(re.compile(r"Tên đăng nhập của bạn là ts\d{8}"))).to_be_visible()


def test_a_candidate_registers_and_gets_a_receipt(demo, visit):
    page = visit(demo)
    page.goto("/")
    look(page, "home")
    sign_up(page)
    look(page, "register-begin")
    begin(page)
    look(page, "register-tasks")

    follow(page, "Bản thân")
    look(page, "register-identity")
    page.fill("[name=name]", PERSON["name"])
    page.fill("[name=citizen_id]", "0011")
    page.fill("[name=born]", "31/02/1985")
    press(page, "Lưu và tiếp tục")
    expect(page).to_have_title(re.compile("^Lỗi: Bản thân – "))
    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.locator("[name=name]")).to_have_value(PERSON["name"])
    expect(page.locator("[name=citizen_id]")).to_have_value("0011")
    look(page, "register-errors")
    page.get_by_role("link", name="Số căn cước công dân phải có đúng 12 chữ số.").click()
    expect(page.locator("[name=citizen_id]")).to_be_focused()
    tell_identity(page, PERSON)

    follow(page, "Vị trí dự tuyển")
    look(page, "register-post")
    choose_post(page, "VT10", "Phó Trưởng phòng, Sở Tài chính")
    follow(page, "Diện dự tuyển")
    look(page, "register-route")
    press(page, "Lưu và tiếp tục")
    hand_in_files(page)
    look(page, "register-files")
    follow(page, "Xong phần này")
    look(page, "register-tasks-done")

    follow(page, "Kiểm tra và nộp")
    look(page, "register-check")
    press(page, "Nộp hồ sơ")
    expect(page.locator("[data-errors]")).to_be_focused()
    page.check("[name=true]")
    page.get_by_role("button", name="Nộp hồ sơ").dblclick()

    heading(page, "Đã nhận hồ sơ dự tuyển")
    look(page, "register-submitted")
    assert submitted(demo, "001185000123") == [("SUBMITTED",)]
    receipt = page.request.get("/du-tuyen/TT-04/bien-nhan/")
    assert PERSON["name"] in PdfReader(io.BytesIO(receipt.body())).pages[0].extract_text()
    page.goto("/du-tuyen/")
    expect(page.get_by_role("row").filter(has_text="TT-04-")).to_have_count(1)
    look(page, "register-mine")


def submitted(server, number):
    people = "SELECT p.id FROM accounts_person p WHERE p.full_name = ?"
    where = f"person_id IN ({people}) AND state != 'DRAFT'"
    return server.rows(f"SELECT state FROM candidates_application WHERE {where}", PERSON["name"])


def test_registering_needs_no_scripts_and_speaks_english(demo, visit):
    page = visit(demo, java_script_enabled=False)
    sign_in(page, "thi-sinh")
    page.goto("/du-tuyen/TT-04/")
    page.get_by_role("button", name="English").click()
    heading(page, "Application")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Tiếng Việt").click()
    follow(page, "Vị trí dự tuyển")

    page.select_option("[name=position]", "VT09")
    page.fill("[name=current_post]", "")
    press(page, "Lưu và tiếp tục")
    expect(
        page.get_by_role("link", name="Hãy nhập “Chức vụ, đơn vị công tác hiện nay”.")
    ).to_be_visible()
    page.fill("[name=current_post]", "Chuyên viên chính, Sở Nội vụ")
    press(page, "Lưu và tiếp tục")

    heading(page, "Hồ sơ dự tuyển")
    post = page.get_by_role("listitem").filter(has_text="Vị trí dự tuyển")
    expect(post.get_by_text("Xong")).to_be_visible()
