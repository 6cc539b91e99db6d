from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from grading.rules.enums import Survivor
from web.fields import BoundedIntegerField, DayField, PointsField
from web.forms import ActionForm
from web.sentences import label


class SettleForm(ActionForm):
    kind = forms.ChoiceField(label=_("Cách quyết định"), widget=forms.RadioSelect)
    points = PointsField(label=_("Điểm"))
    minutes = forms.CharField(label=_("Số biên bản"), max_length=200)

    def __init__(self, *args: Any, kinds: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, label(kind)) for kind in kinds]  # type: ignore[attr-defined]
        if len(kinds) == 1:  # a choice between two is the head's
            self.fields["kind"].initial = kinds[0]


class DialogueForm(ActionForm):
    points = PointsField(label=_("Điểm sau đối thoại"))
    minutes = forms.CharField(label=_("Số biên bản đối thoại"), max_length=200)


class PanelForm(ActionForm):
    points = PointsField(label=_("Điểm quyết định"))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))


class SanctionDecisionForm(ActionForm):
    applied = forms.TypedChoiceField(
        label=_("Quyết định của Chủ tịch"),
        choices=[("yes", _("Trừ điểm")), ("no", _("Không trừ điểm"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Lý do"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bắt buộc khi không trừ điểm; được ghi vào nhật ký."),
    )


class SurvivorForm(ActionForm):
    value = forms.TypedChoiceField(
        label=_("Quyết định"),
        choices=[(each, each) for each in Survivor],
        coerce=Survivor,
        widget=forms.RadioSelect,
    )
    document = forms.CharField(label=_("Văn bản"), max_length=200)
    on = DayField(label=_("Ngày văn bản"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].choices = [(each, label(each)) for each in Survivor]  # type: ignore[attr-defined]


class TieForm(ActionForm):
    """The head's order of people equal in everything: one place for each number."""

    document = forms.CharField(label=_("Văn bản"), max_length=200)
    on = DayField(label=_("Ngày văn bản"))

    def __init__(self, *args: Any, numbers: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in numbers:
            self.fields[number] = BoundedIntegerField(
                label=_("Thứ tự của %(number)s") % {"number": number},
                min_value=1,
                max_value=len(numbers),
            )


class SeatForm(ActionForm):
    members = forms.ModelMultipleChoiceField(
        Person.objects.none(), label=_("Giám khảo"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["members"].queryset = people  # type: ignore[attr-defined]


class MemberForm(ActionForm):
    """One more member, of those who were appointed and do not sit here yet."""

    member = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Giám khảo"),
        help_text=_("Chỉ có người đã được giao vai trò chấm bảo vệ và chưa ngồi ở vị trí này."),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = people  # type: ignore[attr-defined]


class ReplaceForm(MemberForm):
    reason = forms.CharField(
        label=_("Lý do thay"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ví dụ: ốm, giấy xác nhận của bệnh viện ngày 07/09/2026"),
    )


class RequestForm(ActionForm):
    number = forms.CharField(label=_("Số báo danh"), max_length=12)
    on = DayField(label=_("Ngày nhận đơn"))

    def clean_number(self) -> str:
        """Return the number as it is printed, however it was typed."""
        return str(self.cleaned_data["number"]).upper()
