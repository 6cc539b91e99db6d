"""What a candidate declares to need in the room, and what the office arranges."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.rules.needs import MOST_MINUTES, NeedKind
from web.fields import BoundedIntegerField
from web.forms import ActionForm, choices_of, set_choices


class NeedForm(ActionForm):
    kind = forms.ChoiceField(label=_("Hoàn cảnh"), widget=forms.RadioSelect)
    detail = forms.CharField(
        label=_("Cần được bố trí thế nào"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("Ví dụ: cần thêm thời gian, ngồi gần cửa. Chỉ ghi những gì cần để bố trí."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "kind", choices_of(NeedKind))


class ArrangementForm(ActionForm):
    minutes = BoundedIntegerField(
        label=_("Thêm thời gian làm bài (phút)"), min_value=0, max_value=MOST_MINUTES, initial=0
    )
    seat = forms.CharField(
        label=_("Chỗ ngồi, cách bố trí"),
        max_length=80,
        required=False,
        help_text=_("Ví dụ: ngồi bàn đầu. Phòng thi đọc lời này: không ghi bệnh hay hoàn cảnh."),
    )
    reply = forms.CharField(
        label=_("Trả lời thí sinh"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        required=False,
        help_text=_("Cần ghi khi không bố trí gì."),
    )
