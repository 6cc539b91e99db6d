"""The questions about what happened outside the system."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from results.forms.reason import reason_field
from web.fields import PastDayField
from web.forms import ActionForm


class OutsideStepForm(ActionForm):
    """By which paper and on which day; why, where it was recorded already."""

    document = forms.CharField(
        label=_("Số, ký hiệu văn bản"), max_length=120, help_text=_("Ví dụ: 45/BC-HĐTT")
    )
    on = PastDayField(label=_("Ngày làm"))

    def __init__(self, *args: Any, corrects: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if corrects:
            self.fields["reason"] = reason_field(_("Lý do sửa"))
