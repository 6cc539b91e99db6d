"""The questions about an account: the office's for somebody, and a candidate's own."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import MinimumLengthValidator, validate_password
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.actions.tokens import MOST_HOURS
from accounts.models import Person
from accounts.rules.duties import Duty, Role
from web.fields import BoundedIntegerField, CodesField, NameField
from web.forms import ActionForm, TypedForm, choices_of, set_choices
from web.sentences import label


class PasswordLengthValidator(MinimumLengthValidator):
    """Ask for a long password, in a sentence that Django has in English alone."""

    def get_error_message(self) -> str:
        return _("Mật khẩu phải có ít nhất %(least)d ký tự.") % {"least": self.min_length}


DIFFERING_PASSWORDS = _("Hai lần nhập mật khẩu không giống nhau.")


def name_differing_passwords(form: forms.Form) -> None:
    """Refuse two passwords that differ, also where the first is refused for another reason."""
    first, second = (form.data.get(form.add_prefix(name)) for name in ("password1", "password2"))
    if first and second and first != second:
        form.add_error("password2", DIFFERING_PASSWORDS)


class SignupForm(TypedForm):
    """What a candidate tells us beyond a user name: the name on the identity card."""

    full_name = NameField(label=_("Họ và tên"), max_length=120)

    def clean(self) -> dict[str, Any]:
        """Name two passwords that differ beside every other fault of the form."""
        name_differing_passwords(self)
        return super().clean() or self.cleaned_data

    def signup(self, request: HttpRequest, user: Person) -> None:
        """allauth asks for this method; the account is completed in `Adapter.save_user`."""


class PersonForm(ActionForm):
    username = forms.RegexField(
        "^[a-z0-9][a-z0-9._-]*$",
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối, ví dụ nguyen-van-a"),
        error_messages={
            "invalid": _("Chỉ dùng chữ thường không dấu, chữ số, dấu chấm hoặc gạch nối.")
        },
    )
    full_name = NameField(label=_("Họ và tên"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"))


class PeopleFilter(forms.Form):
    q = forms.CharField(
        label=_("Họ tên, tên đăng nhập hoặc thư điện tử"), max_length=120, required=False
    )
    role = forms.ChoiceField(
        label=_("Vai trò"), choices=lambda: choices_of(Role, _("Mọi vai trò")), required=False
    )


class PasswordCodeForm(TypedForm):
    """The code that the office handed over, and the password that its owner chooses."""

    username = forms.CharField(label=_("Tên đăng nhập"), max_length=60)
    code = forms.CharField(
        label=_("Mã được trao"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
        help_text=_(
            "12 chữ và số trên giấy; không phân biệt chữ hoa, chữ thường và dấu gạch. Nhận hai "
            "nửa mã thì gõ nửa thứ nhất rồi tới nửa thứ hai."
        ),
    )
    password = forms.CharField(
        label=_("Mật khẩu mới"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ít nhất 12 ký tự."),
    )
    again = forms.CharField(
        label=_("Nhập lại mật khẩu mới"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask of this password what is asked of every other, and that it was typed twice."""
        data = super().clean() or self.cleaned_data
        chosen, again = data.get("password"), data.get("again")
        if chosen:
            try:
                validate_password(chosen, Person(username=data.get("username", "")))
            except forms.ValidationError as weak:
                self.add_error("password", weak)
            if again and again != chosen:
                self.add_error("again", DIFFERING_PASSWORDS)
        return data


class TokenForm(ActionForm):
    hours = BoundedIntegerField(
        label=_("Có hiệu lực bao nhiêu giờ"), min_value=1, max_value=MOST_HOURS, initial=10
    )
    duties = CodesField(label=_("Mở những nhiệm vụ"))

    def __init__(self, *args: Any, duties: Iterable[Duty], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "duties", [(duty, capfirst(label(f"DUTY_{duty}"))) for duty in duties])
