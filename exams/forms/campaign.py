"""The questions about a campaign before it is announced."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exams.forms.fields import CodeField, MomentField, PrefixField, TermsField
from exams.models import Post, ProfileVersion
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import Rating
from web.fields import BoundedIntegerField, DayField
from web.forms import ActionForm, choices_of, set_choices


class CampaignForm(ActionForm):
    code = CodeField(
        label=_("Mã kỳ thi"), max_length=30, help_text=_("Chữ không dấu, số và gạch nối.")
    )
    name = forms.CharField(label=_("Tên kỳ thi"), max_length=300)
    host = forms.CharField(label=_("Cơ quan tổ chức"), max_length=300)
    contact = forms.CharField(
        label=_("Địa chỉ, điện thoại, thư điện tử tiếp nhận"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    profile = forms.ModelChoiceField(ProfileVersion.objects.all(), label=_("Quy chế áp dụng"))
    registration_opens = DayField(label=_("Ngày bắt đầu nhận hồ sơ"))
    registration_closes = DayField(label=_("Ngày cuối nhận hồ sơ"))
    planning_terms = TermsField(
        label=_("Nhiệm kỳ quy hoạch được xét"), help_text=_("Mỗi dòng một nhiệm kỳ: 2025-2030")
    )
    number_prefix = PrefixField(label=_("Chữ đầu số báo danh"), max_length=6, initial="LD")


RATED_BY = ("rating_min", "party_rating_min")


class PositionForm(ActionForm):
    code = CodeField(label=_("Mã vị trí"), max_length=20)
    post = forms.ModelChoiceField(
        Post.objects.select_related("unit"), label=_("Chức danh"), to_field_name="code"
    )
    vacancies = BoundedIntegerField(label=_("Số người cần tuyển"), min_value=1, max_value=30)
    party_member_required = forms.BooleanField(label=_("Phải là đảng viên"), required=False)
    age_under = BoundedIntegerField(
        label=_("Dưới (tuổi)"), min_value=18, max_value=70, required=False
    )
    language_min = forms.ChoiceField(
        label=_("Ngoại ngữ tối thiểu"),
        choices=[("", "—"), *((level, level) for level in ("A1", "A2", "B1", "B2", "C1", "C2"))],
        required=False,
    )
    rating_years = BoundedIntegerField(
        label=_("Số năm gần nhất xét xếp loại"),
        min_value=1,
        max_value=20,
        required=False,
        help_text=_("Để trống thì theo số năm của quy chế."),
    )
    rating_min = forms.ChoiceField(
        label=_("Xếp loại mỗi năm từ"),
        required=False,
        help_text=_("Thêm vào điều kiện chung của quy chế, không thay điều kiện ấy."),
    )
    party_rating_min = forms.ChoiceField(label=_("Xếp loại đảng viên mỗi năm từ"), required=False)
    degree_class_min = forms.ChoiceField(label=_("Xếp loại bằng từ"), required=False)
    experience_field = forms.CharField(
        label=_("Kinh nghiệm trong lĩnh vực"), max_length=80, required=False
    )
    experience_months = BoundedIntegerField(
        label=_("Số tháng kinh nghiệm"), min_value=1, max_value=600, required=False
    )
    lower_key_months = BoundedIntegerField(
        label=_("Số tháng đã giữ chức vụ chủ chốt cấp dưới"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Chức vụ nào là chủ chốt thì theo quy chế."),
    )
    prefers_not_local = forms.BooleanField(
        label=_("Ưu tiên người không phải người địa phương"),
        required=False,
        help_text=_("Khi thẩm định chỉ nêu để lưu ý, không loại ai."),
    )
    elected_post = forms.BooleanField(label=_("Là chức danh bầu cử, phê chuẩn"), required=False)
    reappointment = forms.BooleanField(label=_("Là bổ nhiệm lại"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("rating_min", "party_rating_min"):
            set_choices(self, name, choices_of(Rating, "—"))
        set_choices(self, "degree_class_min", choices_of(DegreeClass, "—"))

    def clean(self) -> dict[str, Any]:
        """Ask for both halves of a condition: one alone would ask for nothing."""
        cleaned = super().clean()
        halves = ("experience_field", "experience_months")
        for name, other in (halves, halves[::-1]):
            if cleaned.get(other) and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Hãy ghi cả lĩnh vực và số tháng kinh nghiệm."))
        if cleaned.get("rating_years") and not any(map(cleaned.get, RATED_BY)):
            self.add_error("rating_min", _("Hãy chọn mức xếp loại, hoặc bỏ số năm."))
        return cleaned


class PartForm(ActionForm):
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    starts_at = MomentField(label=_("Giờ bắt đầu"), help_text=_("Ví dụ: 04/11/2026 08:00"))
    minutes = BoundedIntegerField(label=_("Thời gian (phút)"), min_value=15, max_value=480)
    topic = forms.CharField(
        label=_("Nội dung, hình thức"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Không ghi nội dung đề thi: đề thi là bí mật nhà nước cho tới khi thi xong."),
    )


class AnnouncementForm(ActionForm):
    number = forms.CharField(
        label=_("Số thông báo"), max_length=60, help_text=_("Ví dụ: 281/TB-HĐTT")
    )
    conditions = forms.CharField(
        label=_("Tiêu chuẩn, điều kiện"), widget=forms.Textarea(attrs={"rows": 5})
    )
    reception = forms.CharField(
        label=_("Thời gian, địa điểm, cách nộp hồ sơ; điện thoại, thư điện tử"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    exam = forms.CharField(
        label=_("Hình thức, nội dung, thời gian, địa điểm thi"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    notification = forms.CharField(
        label=_("Cách thông báo cho thí sinh"), widget=forms.Textarea(attrs={"rows": 2})
    )
    medium = forms.CharField(
        label=_("Phương tiện thông tin đại chúng đã đăng"), max_length=120, required=False
    )
