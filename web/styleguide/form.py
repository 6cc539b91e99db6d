"""One field of every kind, for the style guide."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy

from web.fields import CitizenNumberField, DayField, PointsField
from web.forms import ActionForm


class Sample(ActionForm):
    """One field of every kind that the pages use."""

    full_name = forms.CharField(
        label=gettext_lazy("Họ và tên"),
        help_text=gettext_lazy("Viết như trên căn cước công dân, có dấu."),
        max_length=120,
    )
    born_on = DayField(label=gettext_lazy("Ngày sinh"))
    citizen_id = CitizenNumberField(label=gettext_lazy("Số căn cước công dân"))
    level = forms.ChoiceField(
        label=gettext_lazy("Trình độ lý luận chính trị"),
        choices=[
            ("", "—"),
            ("TRUNG", gettext_lazy("Trung cấp")),
            ("CAO", gettext_lazy("Cao cấp")),
        ],
    )
    proposal = forms.FileField(
        label=gettext_lazy("Đề án"),
        help_text=gettext_lazy("Một tệp PDF, không quá 10 MB."),
        required=False,
    )
    ground = forms.ChoiceField(
        label=gettext_lazy("Căn cứ dự tuyển"),
        choices=[
            ("QH", gettext_lazy("Có trong quy hoạch chức danh")),
            ("TD", gettext_lazy("Trong quy hoạch chức danh tương đương")),
        ],
        widget=forms.RadioSelect,
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Ngoại ngữ"),
        choices=[("EN", "English"), ("FR", "Français"), ("ZH", "中文")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    points = PointsField(label=gettext_lazy("Điểm"), max_value=Decimal(100))
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    truthful = forms.BooleanField(
        label=gettext_lazy("Tôi cam đoan những điều khai trên là đúng và chịu trách nhiệm.")
    )


class SampleFilter(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên hoặc số báo danh"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        choices=[
            ("", gettext_lazy("Tất cả")),
            ("DONE", gettext_lazy("Đủ điều kiện")),
            ("FIX", gettext_lazy("Cần bổ sung")),
        ],
        required=False,
    )
