"""The forms of a password: it is typed, or a new one is chosen; its faults are told together."""

from typing import Any

from allauth.account import forms

from accounts.forms.people import name_differing_passwords
from web.forms import TypedForm


class SignInForm(TypedForm, forms.LoginForm):
    """Asks who it is. From the name one key leads to the password: no link stands between."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""  # the page has the link, after its form


class ChangeOwnPasswordForm(forms.ChangePasswordForm):
    """Asks for the password that holds, and twice for the new one."""

    def clean(self) -> dict[str, Any]:
        name_differing_passwords(self)
        cleaned: dict[str, Any] = super().clean()  # type: ignore[no-untyped-call]
        return cleaned


class PasswordByLinkForm(forms.ResetPasswordKeyForm):
    """Asks twice for a new password, opened by a link."""

    def clean(self) -> dict[str, Any]:
        name_differing_passwords(self)
        cleaned: dict[str, Any] = super().clean()  # type: ignore[no-untyped-call]
        return cleaned
