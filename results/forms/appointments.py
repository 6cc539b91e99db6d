"""What is asked of whoever enters a decision on appointing somebody selected."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from results.forms.reason import reason_field
from results.rules.enums import AppointmentOutcome
from web.fields import PastDayField
from web.forms import ActionForm
from web.sentences import label


class AppointmentForm(ActionForm):
    outcome = forms.TypedChoiceField(
        label=_("Kết quả"), coerce=AppointmentOutcome, widget=forms.RadioSelect
    )
    document = forms.CharField(
        label=_("Quyết định, văn bản (số, ký hiệu)"),
        max_length=200,
        help_text=_("Ví dụ: 1234/QĐ-UBND"),
    )
    on = PastDayField(label=_("Ngày của văn bản"))
    reason = reason_field(_("Lý do"))

    def __init__(self, *args: Any, corrects: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (each, capfirst(label(each))) for each in AppointmentOutcome
        ]
        self.fields["reason"].required = corrects
        self.fields["reason"].help_text = (
            _("Vì sao ghi lại kết quả đã ghi.")
            if corrects
            else _("Bắt buộc khi không được bổ nhiệm.")
        )
