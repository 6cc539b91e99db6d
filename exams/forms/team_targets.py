"""A target of a year: of what, of which units, from and to which percent."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from exams.models import Unit
from exams.rules.team_targets import TargetSubject, UnitKind
from web.fields import BoundedIntegerField, PastDayField
from web.forms import ActionForm, set_choices
from web.sentences import label


class TeamTargetForm(ActionForm):
    year = BoundedIntegerField(label=_("Năm"), min_value=2000, max_value=2100)
    subject = forms.ChoiceField(label=_("Chỉ tiêu về"), widget=forms.RadioSelect)
    unit_kind = forms.ChoiceField(label=_("Loại đơn vị"), required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.all(),
        label=_("Hoặc một đơn vị"),
        to_field_name="code",
        required=False,
        help_text=_("Chỉ chọn khi chỉ tiêu giao riêng cho đơn vị này."),
    )
    age_under = BoundedIntegerField(
        label=_("Trẻ là dưới (tuổi)"),
        min_value=18,
        max_value=70,
        required=False,
        help_text=_("Chỉ với đơn vị có lãnh đạo trẻ: 35; với xã, phường: 30."),
    )
    at_least = BoundedIntegerField(label=_("Từ (%)"), min_value=0, max_value=100)
    at_most = BoundedIntegerField(
        label=_("Đến (%)"), min_value=0, max_value=100, help_text=_("Không có mức trên: ghi 100.")
    )
    document = forms.CharField(label=_("Văn bản giao chỉ tiêu"), max_length=120)
    decided_on = PastDayField(label=_("Ngày của văn bản"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        subjects = [(each, capfirst(label(each))) for each in TargetSubject]
        kinds = [(kind, capfirst(label(f"UNITS_{kind}"))) for kind in UnitKind]
        set_choices(self, "subject", subjects)
        set_choices(self, "unit_kind", [("", _("Mọi đơn vị")), *kinds])
