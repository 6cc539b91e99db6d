"""What is asked of the candidate, page by page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.rules.registration import DossierItem, Enclosure
from exams.models import Campaign, Position
from exams.rules.enums import Sex
from web.fields import CitizenNumberField, DayField
from web.forms import ActionForm
from web.sentences import label


class WithdrawForm(ActionForm):
    document = forms.CharField(label=_("Đơn xin rút (số, ngày)"), max_length=200)


class IdentityForm(ActionForm):
    name = forms.CharField(
        label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    citizen_id = CitizenNumberField(label=_("Số căn cước công dân"))
    born = DayField(label=_("Ngày sinh"))
    sex = forms.ChoiceField(label=_("Giới tính"), widget=forms.RadioSelect)
    phone = forms.CharField(
        label=_("Điện thoại"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("Thư điện tử"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sex"].choices = [(each, label(f"SEX_{each}")) for each in Sex]  # type: ignore[attr-defined]


class PresentPostForm(ActionForm):
    position = forms.ModelChoiceField(
        Position.objects.none(),
        label=_("Vị trí dự tuyển"),
        to_field_name="code",
        empty_label=_("Chọn một vị trí"),
    )
    current_post = forms.CharField(
        label=_("Chức vụ, đơn vị công tác hiện nay"),
        max_length=200,
        help_text=_("Ví dụ: Phó Trưởng phòng Quản lý đầu tư, Sở Tài chính"),
    )

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = campaign.positions.select_related("post").order_by("code")
        self.fields["position"].queryset = rows  # type: ignore[attr-defined]


class RouteForm(ActionForm):
    nomination = forms.CharField(
        label=_("Văn bản đề cử (người ngoài quy hoạch)"), max_length=200, required=False
    )
    party_consent = forms.CharField(
        label=_("Ý kiến bằng văn bản của cấp ủy"), max_length=200, required=False
    )
    special_reason = forms.CharField(
        label=_("Lý do đề nghị xét trường hợp đặc biệt"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    special_document = forms.CharField(
        label=_("Văn bản đề nghị xét trường hợp đặc biệt"), max_length=200, required=False
    )


class DocumentForm(ActionForm):
    file = forms.FileField(label=_("Tệp"), help_text=_("PDF, JPG hoặc PNG, tối đa 10 MB."))


class HealthForm(DocumentForm):
    issued_on = DayField(label=_("Ngày cấp"))


class TruthForm(ActionForm):
    true = forms.BooleanField(
        label=_("Tôi cam đoan hồ sơ đầy đủ, trung thực và chịu trách nhiệm trước pháp luật")
    )


ITEMS = (*DossierItem, Enclosure.ASSET_DECLARATION, Enclosure.HEALTH_CERTIFICATE)
