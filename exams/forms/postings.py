"""The questions about where an announcement was posted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exams.rules.enums import ChannelKind
from web.fields import DayField
from web.forms import ActionForm, choices_of, set_choices


class PostingForm(ActionForm):
    kind = forms.ChoiceField(label=_("Loại"))
    name = forms.CharField(
        label=_("Tên cổng, tên báo, đài"), max_length=120, help_text=_("Ví dụ: Báo Hà Nội Mới")
    )
    on = DayField(label=_("Ngày đăng"))
    evidence = forms.CharField(
        label=_("Minh chứng"),
        max_length=300,
        help_text=_("Địa chỉ trang, hoặc số báo, buổi phát."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "kind", choices_of(ChannelKind, "—"))
