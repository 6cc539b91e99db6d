"""The form that opens an account asks of the first password what is asked of every other."""

import pytest
from django.utils.translation import override

from accounts.forms import PersonForm

pytestmark = pytest.mark.django_db
GIVEN = {"username": "thu-ky-thu-hai", "full_name": "Trần An", "email": "an@example.invalid"}


@pytest.mark.parametrize("password", ["", "123", "thu-ky-thu-hai"])
def test_a_weak_password_is_told_at_its_field(password):
    assert list(PersonForm({**GIVEN, "password": password}).errors) == ["password"]


def test_a_long_one_is_taken():
    assert PersonForm({**GIVEN, "password": "mot-cau-that-dai"}).is_valid()


def test_how_long_a_password_is_at_least_is_said_in_the_language_of_the_page():
    with override("vi"):
        [said, *_] = PersonForm({**GIVEN, "password": "x3k9q"}).errors["password"]

    assert said == "Mật khẩu phải có ít nhất 12 ký tự."
