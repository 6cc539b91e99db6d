"""What is asked of who enters a step of the review of a special case."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from candidates.rules.case_review import ReviewOutcome
from web.fields import PastDayField
from web.forms import ActionForm
from web.sentences import label


class ReviewStepForm(ActionForm):
    reviewer = forms.CharField(
        label=_("Người, tập thể rà soát"),
        max_length=200,
        help_text=_("Ví dụ: Tập thể lãnh đạo Sở Nội vụ; ông Nguyễn Văn A, Trưởng phòng."),
    )
    outcome = forms.TypedChoiceField(
        label=_("Kết quả rà soát"), coerce=ReviewOutcome, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Nội dung, ý kiến"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    document = forms.CharField(label=_("Văn bản, biên bản (số, ngày)"), max_length=200)
    on = PastDayField(label=_("Ngày rà soát"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (each, capfirst(label(f"REVIEW_{each}"))) for each in ReviewOutcome
        ]
