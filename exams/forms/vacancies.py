"""How a vacancy is filled, and who answers for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exams.models import Post
from exams.rules.vacancies import FillingMode
from web.fields import PastDayField
from web.forms import ActionForm, choices_of, set_choices


class VacancyFilter(forms.Form):
    q = forms.CharField(label=_("Chức danh hoặc người chịu trách nhiệm"), required=False)
    mode = forms.ChoiceField(label=_("Phương thức"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "mode", choices_of(FillingMode, _("Mọi phương thức")))


class VacancyForm(ActionForm):
    post = forms.ModelChoiceField(
        Post.objects.all(), label=_("Chức danh khuyết"), to_field_name="code"
    )
    mode = forms.ChoiceField(label=_("Phương thức"), widget=forms.RadioSelect)
    responsible = forms.CharField(
        label=_("Người chịu trách nhiệm"),
        max_length=120,
        help_text=_("Một người, ghi họ và tên; người này chịu trách nhiệm về việc lựa chọn."),
    )
    office = forms.CharField(label=_("Chức vụ của người đó"), max_length=200)
    document = forms.CharField(label=_("Văn bản quyết định"), max_length=120)
    decided_on = PastDayField(label=_("Ngày của văn bản"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "mode", choices_of(FillingMode))
