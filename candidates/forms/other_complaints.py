"""What is asked of who complains of something else than screening, and of who answers."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from candidates.actions.serving import public_members
from candidates.forms.complaints import ComplaintForm, LateAnswerForm
from candidates.rules.complaints import OTHER_KINDS, ComplaintKind
from exams.models import Campaign
from web.fields import PastDayField
from web.forms import set_choices
from web.sentences import label


class OtherComplaintForm(ComplaintForm):
    kind = forms.TypedChoiceField(label=_("Loại đơn"), coerce=ComplaintKind)
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Người bị khiếu nại, tố cáo"), required=False
    )
    against = forms.CharField(
        label=_("Người khác, hoặc việc bị khiếu nại"),
        max_length=200,
        required=False,
        help_text=_(
            "Ghi họ tên, chức vụ nếu người đó không có trong danh sách; hoặc tên việc. Về đề thi: "
            "ghi câu, ý nào; không ghi tên hay số báo danh của ai."
        ),
    )
    happened_on = PastDayField(label=_("Ngày xảy ra việc"))
    field_order = ("kind", "person", "against", "happened_on", "reason", "document")

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = public_members(campaign)  # type: ignore[attr-defined]
        self.fields["reason"].help_text = _("Ghi rõ việc gì, ở đâu, vì sao không đúng.")
        kinds = [(kind, capfirst(label(kind.code))) for kind in OTHER_KINDS]
        set_choices(self, "kind", [("", "—"), *kinds])

    def answers(self) -> dict[str, Any]:
        """Return what was answered; of whom and of what together."""
        typed = super().answers()
        about = {name: typed.pop(name) for name in ("person", "against", "happened_on")}
        return {**typed, "about": about}


class OtherPaperComplaintForm(OtherComplaintForm):
    document = forms.CharField(label=_("Đơn (số, ngày)"), max_length=200)
    on = PastDayField(label=_("Ngày nhận đơn"))


class OtherAnswerForm(LateAnswerForm):
    one_of = ("effect",)  # wanted where it is upheld
    upheld = forms.TypedChoiceField(
        label=_("Kết quả giải quyết"),
        choices=[("yes", _("Chấp nhận")), ("no", _("Không chấp nhận"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Lý do, trả lời người gửi đơn"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    effect = forms.CharField(
        label=_("Việc phải làm tiếp theo"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
        help_text=_("Bắt buộc khi chấp nhận. Ví dụ: đính chính kết quả; thay giám thị phòng 2."),
    )
    document = forms.CharField(label=_("Văn bản giải quyết (số, ngày)"), max_length=200)
