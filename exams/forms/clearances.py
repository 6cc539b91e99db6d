"""The questions about a document on which a campaign rests."""

from django import forms
from django.utils.translation import gettext_lazy as _

from web.fields import DayField
from web.forms import ActionForm


class ClearanceForm(ActionForm):
    document = forms.CharField(
        label=_("Số, ký hiệu văn bản"), max_length=120, help_text=_("Ví dụ: 210/KH-UBND")
    )
    on = DayField(label=_("Ngày văn bản"))


class PrincipleForm(ClearanceForm):
    """What is asked about the approval in principle: also when it was proposed."""

    proposed_on = DayField(
        label=_("Ngày trình chủ trương"),
        required=False,
        help_text=_("Thời hạn quyết định chủ trương tính từ ngày này."),
    )
