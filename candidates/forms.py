"""The questions of registering, screening and sitting: they parse, and decide nothing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from candidates.rules.facts import PoliticalConclusion
from candidates.rules.registration import DossierItem
from exams.models import Campaign, Position
from exams.rules.enums import SanctionLevel, Sex, SittingState, ZeroReason
from exams.rules.stages import Stage
from web.fields import BoundedIntegerField, CitizenNumberField, DayField
from web.forms import ActionForm, choices_of
from web.sentences import label


class UploadForm(ActionForm):
    file = forms.FileField(
        label=_("Tệp bảng tính"),
        help_text=_("xlsx, xls hoặc ods, tối đa 20 MB, không có macro, không đặt mật khẩu."),
    )


class PlanningUploadForm(UploadForm):
    campaign = forms.ModelChoiceField(
        Campaign.objects.all(),
        label=_("Đối chiếu với kỳ thi"),
        to_field_name="code",
        required=False,
        empty_label=_("Không đối chiếu"),
        help_text=_("Để kiểm tra ngày phê duyệt so với ngày thông báo."),
    )


class ImportForm(ActionForm):
    with_faults = forms.BooleanField(
        label=_("Nhập cả dòng có lỗi, đánh dấu là không hợp lệ"), required=False
    )


class PlanningFilter(forms.Form):
    q = forms.CharField(label=_("Tên hoặc số CCCD"), required=False)
    post = forms.CharField(label=_("Mã chức danh"), required=False)


class FilesFilter(forms.Form):
    campaign = forms.TypedChoiceField(label=_("Kỳ thi"), required=False, empty_value=None)
    position = forms.CharField(label=_("Mã vị trí"), required=False)
    state = forms.ChoiceField(label=_("Tình trạng"), required=False)
    q = forms.CharField(label=_("Tên hoặc số hồ sơ"), required=False)

    def __init__(
        self, *args: Any, states: Iterable[str], campaigns: Iterable[Campaign], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        public = {each.code: each for each in campaigns if each.stage != Stage.ANNOUNCE}
        named = [(code, str(campaign)) for code, campaign in public.items()]
        field: Any = self.fields["campaign"]
        field.choices = [("", _("Mọi kỳ thi")), *named]
        field.coerce = public.__getitem__
        states_named = [(state, capfirst(label(state))) for state in states]
        self.fields["state"].choices = [("", _("Mọi tình trạng")), *states_named]  # type: ignore[attr-defined]


class ExamineForm(ActionForm):
    assets_verified = forms.BooleanField(label=_("Kê khai tài sản đã xác minh"), required=False)
    political_conclusion = forms.ChoiceField(
        label=_("Kết luận tiêu chuẩn chính trị"), widget=forms.RadioSelect
    )
    truthful = forms.TypedChoiceField(
        label=_("Kết quả thẩm tra hồ sơ"),
        choices=[("", _("Chưa thẩm tra")), ("yes", _("Trung thực")), ("no", _("Không trung thực"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["political_conclusion"].choices = [  # type: ignore[attr-defined]
            (each, label(f"CONCLUSION_{each}")) for each in PoliticalConclusion
        ]


class OfficerForm(ActionForm):
    value = forms.ChoiceField(
        label=_("Quyết định của cán bộ thẩm định"),
        choices=[
            ("CONFIRM", _("Đồng ý với kết quả kiểm tra")),
            ("REFUSE", _("Không đủ điều kiện")),
        ],
        widget=forms.RadioSelect,
        initial="CONFIRM",
    )
    reason = forms.CharField(
        label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)


class SpecialCaseForm(ActionForm):
    approve = forms.TypedChoiceField(
        label=_("Quyết định của cấp có thẩm quyền"),
        choices=[("yes", _("Chấp thuận")), ("no", _("Không chấp thuận"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    document = forms.CharField(label=_("Số văn bản"), max_length=200)
    on = DayField(label=_("Ngày văn bản"))


class WaiverForm(ActionForm):
    document = forms.CharField(label=_("Văn bản cho phép thi"), max_length=200)
    on = DayField(label=_("Ngày văn bản"))


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


class SittingForm(ActionForm):
    """One line of the attendance list, which can be sent by itself."""

    state = forms.ChoiceField(label=_("Có mặt"))
    zero = forms.ChoiceField(label=_("0 điểm theo quy chế"), required=False)
    sheets = BoundedIntegerField(label=_("Số tờ"), min_value=0, max_value=50, required=False)
    minutes = forms.CharField(label=_("Biên bản"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = choices_of(SittingState)  # type: ignore[attr-defined]
        self.fields["zero"].choices = choices_of(ZeroReason, "—")  # type: ignore[attr-defined]

    @property
    def names(self) -> str:
        """The names of its inputs: what is sent when it is sent by itself."""
        return ",".join(self.add_prefix(name) for name in self.fields)


class RollForm(ActionForm):
    """The attendance list, whole: what is wrong with one number is said at its line."""

    def __init__(self, data: Any, *, lines: dict[str, SittingForm]) -> None:
        super().__init__(data)
        self.lines = lines

    def is_valid(self) -> bool:
        return all([super().is_valid(), *(line.is_valid() for line in self.lines.values())])


class SanctionMinutesForm(ActionForm):
    number = forms.CharField(label=_("Số báo danh"), max_length=12)
    level = forms.ChoiceField(label=_("Mức xử lý"), widget=forms.RadioSelect)
    minutes = forms.CharField(label=_("Số biên bản"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = choices_of(SanctionLevel)  # type: ignore[attr-defined]


ITEMS = (*DossierItem, "ASSET_DECLARATION", "HEALTH_CERTIFICATE")
