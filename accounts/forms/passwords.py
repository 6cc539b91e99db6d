"""The forms in which somebody chooses a new password: what is wrong with it is told together."""

from typing import Any

from allauth.account import forms

from accounts.forms.people import name_differing_passwords


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
