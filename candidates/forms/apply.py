"""What is asked of the candidate, page by page."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from candidates.rules import citizen_id
from exams.models import Campaign, Position
from exams.rules.enums import Severity, Sex
from exams.rules.stages import Stage
from web.fields import CitizenNumberField, DayField, NameField, PhoneField
from web.forms import ActionForm
from web.sentences import label, sentence

OLDEST = date(1900, 1, 1)  # the first century that a citizen number can tell
NEVER_STORED = ("number_is_right",)  # asked, and not a part of the registration


class IdentityForm(ActionForm):
    name = NameField(label=_("Họ và tên"), max_length=120)
    citizen_id = CitizenNumberField(label=_("Số căn cước công dân"))
    born = DayField(label=_("Ngày sinh"))
    sex = forms.ChoiceField(label=_("Giới tính"), widget=forms.RadioSelect)
    phone = PhoneField(label=_("Điện thoại"), max_length=20)
    email = forms.EmailField(
        label=_("Thư điện tử"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    number_is_right = forms.BooleanField(
        label=_("Tôi đã xem lại: số căn cước, ngày sinh và giới tính đúng như trên thẻ căn cước"),
        required=False,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sex"].choices = [(each, label(f"SEX_{each}")) for each in Sex]  # type: ignore[attr-defined]

    def clean_born(self) -> date:
        """Refuse a day that is still to come, or on which nobody alive was born."""
        born: date = self.cleaned_data["born"]
        if not OLDEST <= born <= timezone.localdate():
            raise forms.ValidationError(_("Ngày sinh phải từ năm 1900 đến hôm nay."))
        return born

    def clean(self) -> dict[str, Any]:
        """Ask at once about a number that cannot be right, or contradicts what was typed."""
        cleaned = super().clean()
        if number := cleaned.get("citizen_id"):
            self._check(number, cleaned)
        return cleaned

    def _check(self, number: str, typed: dict[str, Any]) -> None:
        """Refuse a wrong number; one that is only doubtful is taken once it was looked at again."""
        sex = Sex(typed["sex"]) if typed.get("sex") else None
        today = timezone.localdate()
        for problem in citizen_id.check(number, sex=sex, born=typed.get("born"), on=today):
            if problem.severity == Severity.ERROR:
                self.add_error("citizen_id", sentence(problem.code))
            elif not typed.get("number_is_right"):
                self.fields["number_is_right"].widget = forms.CheckboxInput()
                self.add_error("citizen_id", sentence(problem.code))

    def answers(self) -> dict[str, Any]:
        """Return what was answered; that the number was looked at again is only asked."""
        answers = super().answers()
        return {name: answers[name] for name in answers if name not in NEVER_STORED}


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
        again = campaign.reopened_for if campaign.stage == Stage.REGISTER else None
        if again:  # this round takes files for these alone
            rows = rows.filter(code__in=again["positions"])
        self.fields["position"].queryset = rows  # type: ignore[attr-defined]


class CurrentPostForm(ActionForm):
    """The present post alone: which position is applied for is not asked again."""

    current_post = forms.CharField(label=_("Chức vụ, đơn vị công tác hiện nay"), max_length=200)


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

    def clean(self) -> dict[str, Any]:
        """Refuse half of what asks for a special case: it could not be submitted."""
        cleaned = super().clean()
        halves = {name: cleaned.get(name) for name in ("special_reason", "special_document")}
        for name, half in halves.items():
            if not half and any(halves.values()):
                self.add_error(name, _("Đề nghị xét trường hợp đặc biệt cần cả lý do và văn bản."))
        return cleaned


class TruthForm(ActionForm):
    true = forms.BooleanField(
        label=_("Tôi cam đoan hồ sơ đầy đủ, trung thực và chịu trách nhiệm trước pháp luật")
    )
