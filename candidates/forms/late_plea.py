"""What is asked of whoever wants to hand in a file after the last day."""

from django import forms
from django.utils.translation import gettext_lazy as _

from web.forms import ActionForm


class LatePleaForm(ActionForm):
    """On which paper, and why."""

    document = forms.CharField(
        label=_("Giấy tờ chứng minh"),
        max_length=200,
        help_text=_("Loại giấy, số, ngày. Ví dụ: giấy ra viện 12/GRV ngày 08/10/2026"),
    )
    reason = forms.CharField(
        label=_("Lý do nộp muộn"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )
