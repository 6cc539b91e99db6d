"""What the office asks more information with, and how the candidate sends it."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from candidates.rules.supplement import PARTS
from web.fields import DayField
from web.forms import ActionForm
from web.sentences import label


class ReopenPartsForm(ActionForm):
    parts = forms.MultipleChoiceField(
        label=_("Phần được mở để bổ sung"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Thí sinh chỉ sửa được các phần này; vị trí dự tuyển không mở lại."),
    )
    reason = forms.CharField(
        label=_("Lý do, nội dung cần bổ sung"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("Thí sinh đọc nguyên văn lời này."),
    )
    until = DayField(label=_("Bổ sung đến hết ngày"))
    document = forms.CharField(
        label=_("Văn bản yêu cầu bổ sung (số, ngày)"),
        max_length=200,
        help_text=_("Hồ sơ nộp bằng giấy được yêu cầu bằng văn bản gửi cho thí sinh."),
    )

    def __init__(self, *args: Any, on_paper: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not on_paper:
            del self.fields["document"]
        self.fields["parts"].choices = [(part, capfirst(label(part))) for part in PARTS]  # type: ignore[attr-defined]


class AnswerForm(ActionForm):
    note = forms.CharField(
        label=_("Lời nhắn cho cán bộ thẩm định"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
        help_text=_("Cần ghi khi có phần không bổ sung được."),
    )


def brought_with(document: str) -> forms.CharField:
    """Return the field that asks with which paper the office was brought what it enters."""
    return forms.CharField(
        label=_("Giấy tờ thí sinh nộp kèm (loại, số, ngày)"),
        max_length=200,
        help_text=_("Ví dụ: giấy biên nhận bổ sung 05/BN ngày 12/10/2026"),
        initial=document,
    )
