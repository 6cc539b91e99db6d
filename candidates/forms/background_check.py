"""What is asked of who enters the verification of a person."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from candidates.rules.verification import VerificationOutcome
from web.fields import PastDayField
from web.forms import ActionForm
from web.sentences import label


class BackgroundCheckForm(ActionForm):
    verifier = forms.CharField(label=_("Người xác minh"), max_length=120)
    agency = forms.CharField(
        label=_("Cơ quan, tổ chức xác minh"),
        max_length=200,
        help_text=_("Ví dụ: Ban Tổ chức Thành ủy; Ủy ban Kiểm tra; Thanh tra thành phố."),
    )
    outcome = forms.TypedChoiceField(
        label=_("Kết quả xác minh"), coerce=VerificationOutcome, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Nội dung cần nêu"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("Bắt buộc khi còn nội dung phải xem xét hoặc có ý kiến không đồng ý."),
    )
    document = forms.CharField(label=_("Văn bản xác minh (số, ký hiệu)"), max_length=200)
    on = PastDayField(label=_("Ngày của văn bản"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (each, capfirst(label(f"VERIFIED_{each}"))) for each in VerificationOutcome
        ]
