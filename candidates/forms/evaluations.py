"""What the page of evaluations is filtered by."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from candidates.rules.evaluation_flags import FlagKind
from web.forms import choices_of, set_choices


class EvaluationFilter(forms.Form):
    """Of which year, what does not agree, of whom."""

    q = forms.CharField(label=_("Tên hoặc số CCCD"), required=False)
    year = forms.ChoiceField(label=_("Năm"), required=False)
    kind = forms.ChoiceField(label=_("Nội dung cần xem lại"), required=False)

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        latest = [("", gettext("Năm gần nhất"))]
        set_choices(self, "year", [*latest, *((str(year), str(year)) for year in years)])
        set_choices(self, "kind", choices_of(FlagKind, gettext("Mọi nội dung")))
