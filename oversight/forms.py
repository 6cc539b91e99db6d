"""What a reader of the trail looks for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from web.fields import DayField
from web.forms import choices_of, set_choices
from web.sentences import catalogue, label


class TrailFilter(forms.Form):
    log = forms.ChoiceField(label=_("Sổ"), required=False)
    type = forms.ChoiceField(label=_("Việc"), required=False)
    actor = forms.ModelChoiceField(
        Person.objects.order_by("full_name"),
        label=_("Người làm"),
        required=False,
        empty_label=_("Mọi người"),
    )
    subject = forms.CharField(label=_("Đối tượng"), required=False)
    since = DayField(label=_("Từ ngày"), required=False, help_text="")
    until = DayField(label=_("Đến ngày"), required=False, help_text="")

    def __init__(self, *args: Any, logs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "log", choices_of(logs, _("Mọi sổ")))
        events = sorted((label(code), code) for code in catalogue() if "." in code)
        choices = [(code, text) for text, code in events]
        set_choices(self, "type", [("", _("Mọi việc")), *choices])
