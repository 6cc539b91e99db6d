"""What is asked of who complains, of who enters a complaint on paper, and of who answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.rules.complaints import CHOSEN_BY_COUNCIL, ComplaintRemedy
from web.fields import PastDayField
from web.forms import ActionForm, set_choices


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
    notified_on = PastDayField(
        label=_("Ngày thí sinh nhận thông báo bằng văn bản"),
        required=False,
        help_text=_(
            "Chỉ ghi khi thông báo không gửi qua hệ thống; hạn khiếu nại tính từ ngày này."
        ),
    )


class LateAnswerForm(ActionForm):
    """An answer to a complaint; after its last day it is asked why."""

    def __init__(self, *args: Any, is_late: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_late:
            self.fields["late_reason"] = forms.CharField(
                label=_("Lý do trả lời muộn hơn hạn"),
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=1000,
            )


class ComplaintAnswerForm(LateAnswerForm):
    one_of = ("remedy",)  # wanted where it is upheld
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
    remedy = forms.ChoiceField(
        label=_("Nếu chấp nhận: phần thi đã kết thúc, giải quyết thế nào?"),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, is_over: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_over:
            del self.fields["remedy"]
            return
        set_choices(self, "remedy", [(each, _REMEDIES[each]) for each in CHOSEN_BY_COUNCIL])


_REMEDIES = {
    ComplaintRemedy.NOT_SAT: _(
        "Không tổ chức thi nữa: hồ sơ không vào danh sách, thí sinh được báo"
    ),
    ComplaintRemedy.AUTHORITY: _(
        "Báo cáo cấp có thẩm quyền: chưa công bố kết quả kỳ thi cho đến khi có ý kiến"
    ),
}


class ReferredForm(ActionForm):
    """What the competent body answered about a position whose results stand."""

    reason = forms.CharField(
        label=_("Nội dung, trả lời thí sinh"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    document = forms.CharField(label=_("Văn bản của cấp có thẩm quyền (số, ngày)"), max_length=200)
