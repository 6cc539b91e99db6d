"""The questions of the announce stage: they parse and coerce, and decide nothing."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.rules.duties import Role
from exams.door import Asked, Day, Whole, worded
from exams.models import Holiday, Post, ProfileVersion, Rank, Unit
from exams.rules.terms import Theory
from exams.sentences import catalogue, word


class Lines(forms.CharField):
    """A list typed one item a line."""

    widget = forms.Textarea(attrs={"rows": 5})

    def to_python(self, value: Any) -> Any:
        lines = (super().to_python(value) or "").splitlines()
        return [line.strip() for line in lines if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


class PostForm(Asked):
    code = forms.SlugField(label=_("Mã chức danh"), max_length=20)
    full_name = forms.CharField(
        label=_("Tên đầy đủ"),
        max_length=200,
        help_text=_("Đúng như ghi trong danh sách quy hoạch."),
    )
    unit = forms.ModelChoiceField(Unit.objects.all(), label=_("Đơn vị"), to_field_name="code")
    rank = forms.ModelChoiceField(Rank.objects.all(), label=_("Bậc"), to_field_name="code")
    approving_level = forms.ChoiceField(label=_("Cấp phê duyệt quy hoạch"))
    seats = Whole(label=_("Số vị trí của chức danh"), min_value=1, max_value=30)
    theory_min = forms.ChoiceField(label=_("Lý luận chính trị tối thiểu"))
    specialities = Lines(label=_("Chuyên ngành phù hợp"), help_text=_("Mỗi dòng một chuyên ngành."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theory_min"].choices = worded(Theory, "—")  # type: ignore[attr-defined]
        named = Post.objects.order_by().values_list("approving_level", flat=True).distinct()
        levels = dict.fromkeys([*Post.APPROVING, *sorted(named)])
        self.fields["approving_level"].choices = worded(levels, "—")  # type: ignore[attr-defined]


class HolidayForm(Asked):
    date = Day(label=_("Ngày"))
    name = forms.CharField(label=_("Tên ngày"), max_length=120)
    kind = forms.ChoiceField(label=_("Loại"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = worded(Holiday.KINDS, "—")  # type: ignore[attr-defined]


class CampaignForm(Asked):
    code = forms.SlugField(
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
    registration_opens = Day(label=_("Ngày bắt đầu nhận hồ sơ"))
    registration_closes = Day(label=_("Ngày cuối nhận hồ sơ"))
    written_exam = Day(label=_("Ngày thi viết"), required=False)
    defence = Day(label=_("Ngày bảo vệ đề án"), required=False)
    planning_terms = Lines(
        label=_("Nhiệm kỳ quy hoạch được xét"), help_text=_("Mỗi dòng một nhiệm kỳ: 2025-2030")
    )
    number_prefix = forms.CharField(label=_("Chữ đầu số báo danh"), max_length=6, initial="LD")


class PositionForm(Asked):
    code = forms.SlugField(label=_("Mã vị trí"), max_length=20)
    post = forms.ModelChoiceField(
        Post.objects.select_related("unit"), label=_("Chức danh"), to_field_name="code"
    )
    vacancies = Whole(label=_("Số người cần tuyển"), min_value=1, max_value=30)
    party_member_required = forms.BooleanField(label=_("Phải là đảng viên"), required=False)
    age_under = Whole(label=_("Dưới (tuổi)"), min_value=18, max_value=70, required=False)
    language_min = forms.ChoiceField(
        label=_("Ngoại ngữ tối thiểu"),
        choices=[("", "—"), *((level, level) for level in ("A1", "A2", "B1", "B2", "C1", "C2"))],
        required=False,
    )
    experience_field = forms.CharField(
        label=_("Kinh nghiệm trong lĩnh vực"), max_length=80, required=False
    )
    experience_months = Whole(
        label=_("Số tháng kinh nghiệm"), min_value=1, max_value=600, required=False
    )
    elected_post = forms.BooleanField(label=_("Là chức danh bầu cử, phê chuẩn"), required=False)
    reappointment = forms.BooleanField(label=_("Là bổ nhiệm lại"), required=False)


class PartForm(Asked):
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    starts_at = forms.DateTimeField(label=_("Giờ bắt đầu"), help_text=_("Ví dụ: 08:00 04/11/2026"))
    minutes = Whole(label=_("Thời gian (phút)"), min_value=15, max_value=480)
    topic = forms.CharField(
        label=_("Nội dung, hình thức"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text=_("Không ghi nội dung đề thi: đề thi là bí mật nhà nước cho tới khi thi xong."),
    )


class AnnouncementForm(Asked):
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


class PersonForm(Asked):
    username = forms.CharField(label=_("Tên đăng nhập"), max_length=60)
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"))
    password = forms.CharField(
        label=_("Mật khẩu ban đầu"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Ít nhất 12 ký tự; hãy nhắc người dùng đổi ngay sau khi đăng nhập."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask of the first password what is asked of every other."""
        given = super().clean()
        named = {key: given.get(key, "") for key in ("username", "full_name", "email")}
        if "password" in given:
            try:
                validate_password(given["password"], Person(**named))
            except forms.ValidationError as weak:
                self.add_error("password", weak)
        return given


class GrantForm(Asked):
    role = forms.ChoiceField(label=_("Vai trò"))
    campaign = forms.ChoiceField(label=_("Trong kỳ thi"), required=False)
    starts_on = Day(label=_("Từ ngày"), required=False)
    ends_on = Day(label=_("Đến ngày"), required=False)
    document = forms.CharField(label=_("Văn bản giao nhiệm vụ"), max_length=120)

    def __init__(self, *args: Any, campaigns: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = worded(Role, "—")  # type: ignore[attr-defined]
        self.fields["campaign"].choices = [  # type: ignore[attr-defined]
            ("", _("Mọi kỳ thi")),
            *((campaign.code, campaign.name) for campaign in campaigns),
        ]


class TrailFilter(forms.Form):
    log = forms.ChoiceField(label=_("Sổ"), required=False)
    type = forms.ChoiceField(label=_("Việc"), required=False)
    actor = forms.ModelChoiceField(
        Person.objects.order_by("full_name"),
        label=_("Người làm"),
        required=False,
        empty_label=_("Mọi người"),
    )
    subject = forms.CharField(label=_("Đối tượng"), required=False)
    since = Day(label=_("Từ ngày"), required=False, help_text="")
    until = Day(label=_("Đến ngày"), required=False, help_text="")

    def __init__(self, *args: Any, logs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["log"].choices = worded(logs, _("Mọi sổ"))  # type: ignore[attr-defined]
        events = sorted((word(code), code) for code in catalogue() if "." in code)
        known = [(code, words) for words, code in events]
        self.fields["type"].choices = [("", _("Mọi việc")), *known]  # type: ignore[attr-defined]
