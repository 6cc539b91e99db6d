"""What is asked of who complains, of who enters a complaint on paper, and of who answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from web.fields import PastDayField
from web.forms import ActionForm


class ComplaintForm(ActionForm):
    reason = forms.CharField(
        label=_("Nội dung, lý do khiếu nại"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=5000,
        help_text=_("Ghi kết luận nào không đúng và vì sao."),
    )
    document = forms.CharField(
        label=_("Giấy tờ kèm theo (tên, số, ngày)"), max_length=200, required=False
    )


class PaperComplaintForm(ComplaintForm):
    document = forms.CharField(label=_("Đơn khiếu nại (số, ngày)"), max_length=200)
    on = PastDayField(label=_("Ngày nhận đơn"))


class ComplaintAnswerForm(ActionForm):
    upheld = forms.TypedChoiceField(
        label=_("Quyết định của Hội đồng"),
        choices=[
            ("yes", _("Chấp nhận khiếu nại, hồ sơ đủ điều kiện")),
            ("no", _("Không chấp nhận, giữ kết quả thẩm định")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Lý do, trả lời thí sinh"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    document = forms.CharField(label=_("Văn bản trả lời (số, ngày)"), max_length=200)
