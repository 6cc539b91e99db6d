"""The form of a code asks of the first password what is asked of every other."""

import pytest
from django.utils.translation import override

from accounts.forms.people import PasswordCodeForm, PersonForm

pytestmark = pytest.mark.django_db
GIVEN = {"username": "thu-ky-thu-hai", "code": "2222-2222-2222"}


def form(password):
    return PasswordCodeForm({**GIVEN, "password": password, "again": password})


@pytest.mark.parametrize("password", ["", "123", "thu-ky-thu-hai"])
def test_a_weak_password_is_told_at_its_field(password):
    assert "password" in form(password).errors


def test_a_long_one_is_taken():
    assert form("mot-cau-that-dai").is_valid()


def test_how_long_a_password_is_at_least_is_said_in_the_language_of_the_page():
    with override("vi"):
        [said, *_] = form("x3k9q").errors["password"]

    assert said == "Mật khẩu phải có ít nhất 12 ký tự."


def test_whoever_opens_an_account_is_asked_for_no_password():
    assert set(PersonForm().fields) == {"request_id", "username", "full_name", "email"}


@pytest.mark.parametrize("username", ["Tên có dấu", "Nguyen", "a b", "-a", "a@b"])
def test_a_name_to_sign_in_with_is_one_that_can_be_typed_anywhere(username):
    form = PersonForm({"username": username, "full_name": "A", "email": "a@vi-du.vn"})

    assert form.errors["username"] == [
        "Chỉ dùng chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối."
    ]


def test_a_plain_name_to_sign_in_with_is_taken():
    form = PersonForm({"username": "nguyen-van.a_1", "full_name": "A", "email": "a@vi-du.vn"})

    assert form.is_valid()
