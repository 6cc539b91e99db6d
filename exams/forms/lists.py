"""The filter of every list that is read position by position."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ListFilter(forms.Form):
    position = forms.ChoiceField(label=_("Vị trí"), required=False)
    number = forms.CharField(label=_("Số báo danh"), required=False)

    def __init__(self, *args: Any, positions: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        codes = [(code, code) for code in positions]
        self.fields["position"].choices = [("", _("Mọi vị trí")), *codes]  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        """Return the number as it is printed, however it was typed."""
        return str(self.cleaned_data["number"]).strip().upper()

    def asked(self) -> dict[str, str]:
        """Return the number and the position that were asked for, blank when they were not."""
        values = self.cleaned_data if self.is_valid() else {}
        return {name: values.get(name, "") for name in self.fields}
