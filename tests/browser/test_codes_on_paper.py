"""Labels are printed, bodies come in, two persons seal the stubs; two read them after the marks."""

import io
import json
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from exams.rules.blind_codes import is_code
from tests.browser.steps import follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser
NUMBERS = ("LD001", "LD002", "LD003")


def typed(page, code):
    page.fill("[name=code]", code)
    page.press("[name=code]", "Enter")


def printed(page, address):
    """Print as the button of the page does; a browser without a viewer only downloads."""
    token = page.get_attribute("main [name=csrfmiddlewaretoken]", "value")
    answer = page.request.post(
        address, form={"csrfmiddlewaretoken": token, "reason": ""}, headers={"Referer": page.url}
    )
    text = "\n".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(answer.body())).pages)
    return {word for word in text.split() if is_code(word)}


def test_the_custodian_labels_receives_and_seals_with_a_second_person(listed_server, visit):
    listed_server.arrange("on-paper", *NUMBERS)
    page, second = visit(listed_server), visit(listed_server)
    sign_in(page, "ban-phach")
    follow(page, "In nhãn phách")
    look(page, "labels-none")
    page.fill("[name=count]", "5")
    press(page, "Tạo nhãn")
    look(page, "labels")
    page.get_by_role("link", name=re.compile("In tờ nhãn")).click()
    look(page, "labels-print")
    codes = sorted(printed(page, page.url))
    [(stored,)] = listed_server.rows("SELECT codes FROM exams_labelsheet")
    assert codes == json.loads(stored)

    page.goto("/viec-cua-toi/")
    follow(page, "Nhận bài theo phách")
    typed(page, codes[0])
    expect(page.get_by_text("Đã nhận 1 / 3 bài.")).to_be_visible()
    expect(page.locator("[name=code]")).to_be_focused()
    wrong = codes[1][:5] + ("2" if codes[1][5] != "2" else "3")
    typed(page, wrong)
    expect(page.locator("#id_code_error")).to_contain_text("sai ký tự kiểm tra")
    look(page, "receive-refused")
    for code in codes[1:3]:
        typed(page, code.lower())
    expect(page.get_by_text("Đã nhận 3 / 3 bài.")).to_be_visible()
    follow(page, "Hủy nhãn hỏng")
    page.fill("[name=code]", codes[4])
    page.fill("[name=reason]", "Nhãn dư bị rách")
    look(page, "label-void")
    press(page, "Hủy nhãn hỏng")
    expect(page.get_by_text(f"{codes[4]}: Nhãn dư bị rách")).to_be_visible()
    look(page, "receive")

    follow(page, "Túi đầu phách")
    look(page, "envelope")
    page.fill("[name=number]", "PB-01")
    page.fill("[name=stubs]", "3")
    press(page, "Ký niêm phong")
    look(page, "envelope-first")
    sign_in(second, "giam-sat")
    follow(second, "Người thứ hai niêm phong túi đầu phách")
    look(second, "envelope-second")
    second.fill("[name=number]", "PB-01")
    press(second, "Ký niêm phong")
    expect(
        second.get_by_text("Từ đây không ai, kể cả máy chủ, biết bài nào của ai.")
    ).to_be_visible()
    look(second, "envelope-sealed")

    page.goto(f"/dieu-hanh/{listed_server.campaign}/danh-phach/")
    look(page, "seal-on-paper")
    press(page, "Niêm phong 3 bài")
    expect(page.get_by_text(re.compile("^Đã làm xong"))).to_be_visible()
    scripts = listed_server.rows("SELECT code, entry_id FROM exams_script ORDER BY code")
    assert scripts == [(code, None) for code in codes[:3]]


def test_two_lists_that_differ_are_read_again_until_they_bind(closed_server, visit):
    closed_server.arrange("stubs-read-but-one")
    lists = dict(closed_server.rows("SELECT side, lines FROM exams_stubreading"))
    right, turned = json.loads(lists["CUSTODIAN"]), json.loads(lists["SUPERVISOR"])
    [last] = set(right) - set(turned)
    page = visit(closed_server)
    sign_in(page, "giam-sat")
    follow(page, "Ráp phách (hai người)")
    heading(page, "Mở phách")
    look(page, "stubs")
    enter(page, last, right[last])
    follow(page, "Tôi đã đọc xong")
    press(page, "Đọc xong đầu phách")
    expect(page.get_by_text(re.compile("^Hai danh sách chưa giống nhau"))).to_be_visible()
    look(page, "stubs-differ")
    slips = [number for number in turned if turned[number] != right[number]]
    for number in slips:
        page.get_by_role("button", name=f"Bỏ dòng {number}", exact=True).first.click()
        expect(page.get_by_text(f"Đã bỏ dòng của số báo danh {number}.")).to_be_visible()
    for number in slips:
        enter(page, number, right[number])
    follow(page, "Tôi đã đọc xong")
    press(page, "Đọc xong đầu phách")

    expect(page.get_by_text(re.compile("^Hai danh sách giống nhau: đã ráp phách"))).to_be_visible()
    look(page, "stubs-bound")
    unbound = "SELECT count(*) FROM exams_script WHERE entry_id IS NULL"
    assert closed_server.rows(unbound) == [(0,)]


def enter(page, number, code):
    page.fill("[name=number]:visible", number)
    page.fill("[name=code]", code)
    press(page, "Ghi đầu phách này")
    expect(page.get_by_text(f"Đã ghi đầu phách của số báo danh {number}.")).to_be_visible()
