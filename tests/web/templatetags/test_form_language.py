"""A form says by which button it changes its language, and what is lost then."""

from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from web.forms import ActionForm

LANGUAGES = {"LANGUAGES": [("vi", "Tiếng Việt"), ("en", "English")], "LANGUAGE_CODE": "vi"}


class Named(ActionForm):
    name = forms.CharField(label="Họ và tên")


class Secret(Named):
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)


class Enclosed(Named):
    file = forms.FileField(label="Tệp")


def page_with(form):
    text = '{% load forms %}{% form form submit="Lưu" %}{% endform %}'
    request = RequestFactory().get("/trang/?x=1")
    return Template(text).render(Context({"request": request, "form": form, **LANGUAGES}))


def test_a_change_of_language_keeps_what_is_typed_and_says_what_it_cannot_keep():
    assert "giữ nội dung đang gõ:" in page_with(Named())
    assert "trừ mật khẩu" in page_with(Secret())
    assert "tệp không giữ được, phải chọn lại" in page_with(Enclosed())
    assert "giữ nội dung đang gõ" not in page_with(ActionForm())


def test_the_button_leads_back_to_the_page_and_sends_no_file(elements):
    [button] = [each for each in elements(page_with(Enclosed()), "button") if "lang" in each.attrs]

    assert button.attrs["formaction"].endswith("?language=en&next=%2Ftrang%2F%3Fx%3D1")
    assert button.attrs["formenctype"] == "application/x-www-form-urlencoded"
