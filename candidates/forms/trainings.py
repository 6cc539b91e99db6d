"""What is asked of who enters a course that somebody finished."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from candidates.rules.trainings import TrainingKind
from web.fields import PastDayField
from web.forms import ActionForm, set_choices
from web.sentences import label


class TrainingForm(ActionForm):
    kind = forms.ChoiceField(label=_("Loại bồi dưỡng"), widget=forms.RadioSelect)
    course = forms.CharField(label=_("Tên khóa bồi dưỡng"), max_length=200)
    institution = forms.CharField(label=_("Cơ sở đào tạo"), max_length=200, required=False)
    starts_on = PastDayField(label=_("Từ ngày"), required=False)
    ended_on = PastDayField(label=_("Đến ngày"))
    certificate = forms.CharField(label=_("Số chứng chỉ"), max_length=80, required=False)
    certified_on = PastDayField(label=_("Ngày cấp chứng chỉ"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "kind", [(kind, capfirst(label(kind))) for kind in TrainingKind])
