"""Of which day and unit the page of who is in office speaks."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from web.forms import set_choices


class InOfficeFilter(forms.Form):
    """On which day (blank: today), and in which unit (blank: in all)."""

    on = forms.DateField(label=_("Vào ngày"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "unit", [("", gettext("Mọi đơn vị")), *units])
