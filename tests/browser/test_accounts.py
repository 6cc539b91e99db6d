"""An account from nothing: opened, activated by its owner, given a role by two persons, told."""

import pytest
from playwright.sync_api import expect

from tests.browser.steps import apply, follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser
SECRET = "mot-mat-khau-rat-dai-8"
NAME = "Giám khảo dự phòng"


def open_account(keeper):
    """Open an account; return the code on paper and the address of its page."""
    keeper.goto("/nguoi-dung/moi/")
    look(keeper, "account-new")
    keeper.fill("[name=username]", "du-phong")
    keeper.fill("[name=full_name]", NAME)
    keeper.fill("[name=email]", "du-phong@example.invalid")
    press(keeper, "Mở tài khoản")
    heading(keeper, "Mã kích hoạt tài khoản")
    look(keeper, "account-code")
    code = keeper.locator(".code-once").inner_text()
    follow(keeper, "Xong")
    heading(keeper, NAME)
    expect(keeper.get_by_text("Chưa kích hoạt")).to_be_visible()
    look(keeper, "account-not-activated")
    return code, keeper.url


def activate(owner, code):
    owner.goto("/tai-khoan/login/")
    owner.get_by_role("link", name="Đặt mật khẩu bằng mã được trao").click()
    for name, text in {
        "username": "du-phong",
        "code": code,
        "password": SECRET,
        "again": SECRET,
    }.items():
        owner.fill(f"[name={name}]", text)
    look(owner, "account-activate")
    press(owner, "Đặt mật khẩu")
    heading(owner, "Đăng nhập")
    sign_in(owner, "du-phong", SECRET)


def test_an_account_is_activated_by_its_owner_and_its_role_given_by_two(demo, visit):
    keeper, owner, board = visit(demo), visit(demo), visit(demo)
    sign_in(keeper, "quan-tri")
    code, account = open_account(keeper)
    activate(owner, code)

    keeper.goto(account)
    keeper.select_option("[name=role]", "EXAMINER")
    keeper.fill("[name=document]", "QĐ 15/QĐ-HĐTT")
    press(keeper, "Giao vai trò")
    expect(keeper.get_by_text("người thứ hai phải duyệt")).to_be_visible()
    sign_in(board, "giam-sat")
    apply(board, "Giao vai trò")
    board.goto("/nhat-ky/")
    follow(board, "Vai trò trọng yếu")
    heading(board, "Vai trò trọng yếu")
    expect(board.get_by_role("row").nth(1)).to_contain_text(NAME)
    look(board, "sensitive-grants")

    owner.goto("/viec-cua-toi/")
    follow(owner, "Đọc thông báo về tài khoản")
    heading(owner, "Thông báo về tài khoản")
    look(owner, "account-notices")
    press(owner, "Tôi đã đọc")
    expect(owner.get_by_text("Đã ghi nhận bạn đã đọc")).to_be_visible()


def test_a_code_of_a_sensitive_account_comes_in_two_halves(demo, visit):
    keeper, owner, board = visit(demo), visit(demo), visit(demo)
    sign_in(keeper, "quan-tri")
    keeper.goto("/nguoi-dung/")
    keeper.get_by_role("link", name="ban-phach").click()
    follow(keeper, "Cấp mã đặt lại mật khẩu")
    heading(keeper, "Đề nghị cấp mã đặt mật khẩu")
    look(keeper, "code-ask")
    keeper.fill("[name=reason]", "Quên mật khẩu")
    press(keeper, "Gửi đề nghị và nhận nửa mã thứ nhất")
    heading(keeper, "Nửa mã thứ nhất")
    look(keeper, "code-first-half")
    first = keeper.locator(".code-once").inner_text()
    follow(keeper, "Xem đề nghị")
    look(keeper, "code-request-own")

    sign_in(board, "giam-sat")
    board.goto("/de-nghi/")
    follow(board, "Cấp mã đặt mật khẩu")
    look(board, "code-request-second")
    press(board, "Duyệt và nhận nửa mã thứ hai")
    heading(board, "Nửa mã thứ hai")
    look(board, "code-second-half")
    second = board.locator(".code-once").inner_text()

    owner.goto("/dat-mat-khau/")
    typed = {"username": "ban-phach", "code": f"{first} {second}".lower()}
    for name, text in {**typed, "password": SECRET, "again": SECRET}.items():
        owner.fill(f"[name={name}]", text)
    press(owner, "Đặt mật khẩu")
    heading(owner, "Đăng nhập")
    sign_in(owner, "ban-phach", SECRET)
