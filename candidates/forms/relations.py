"""What is asked about relations: of a member, of a candidate, of the office."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from candidates.actions.relations import is_dismissed_by_two
from candidates.actions.serving import members_of, public_members
from candidates.models import Application
from exams.models import Campaign
from exams.rules.relations import BARS, TIES, RelationKind
from web.forms import ActionForm, choices_of, set_choices

DETAIL_HELP = _("Ví dụ: em gái của vợ; trưởng phòng trực tiếp từ năm 2022.")


class NamesFilter(forms.Form):
    q = forms.CharField(label=_("Tìm theo họ tên"), required=False)


class SignForm(ActionForm):
    """Which list the signer has read: by its digest, from the page that showed it."""

    names = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)


class OwnRelationForm(ActionForm):
    """What ties a member to the candidate whom they chose from the list."""

    kinds: tuple[RelationKind, ...] = TIES
    kind = forms.ChoiceField(label=_("Quan hệ"))
    detail = forms.CharField(
        label=_("Nói rõ"), max_length=400, required=False, help_text=DETAIL_HELP
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(code, capfirst(str(words))) for code, words in choices_of(self.kinds, "—")]
        set_choices(self, "kind", kinds)

    def clean_kind(self) -> RelationKind:
        """Return the kind that was chosen."""
        return RelationKind(self.cleaned_data["kind"])


class OwnBarForm(OwnRelationForm):
    """What keeps a member from serving, whoever the candidates are."""

    kinds = tuple(kind for kind in RelationKind if kind in BARS)


class CandidateRelationForm(OwnRelationForm):
    """To whom a candidate is tied: somebody whose name is public, or a name that they know."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Người trong hội đồng, ban"), required=False
    )
    named = forms.CharField(
        label=_("Họ tên người khác"),
        max_length=120,
        required=False,
        help_text=_("Khi người đó chưa có trong danh sách công khai: ghi họ tên, chức vụ."),
    )
    one_of = ("person", "named")
    field_order = ("person", "named", "kind", "detail")

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = public_members(campaign)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a relation to nobody."""
        cleaned = super().clean()
        if not cleaned.get("person") and not cleaned.get("named"):
            self.add_error("named", _("Hãy chọn một người hoặc ghi họ tên."))
        return cleaned


class OfficeRelationForm(OwnRelationForm):
    """What the office knows: of which member, to which file, of what kind."""

    kinds = tuple(RelationKind)
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Thành viên"))
    application = forms.CharField(
        label=_("Số hồ sơ"),
        required=False,
        help_text=_("Để trống khi điều bị cấm ở chính thành viên (kỷ luật, tham nhũng, …)."),
    )
    field_order = ("person", "application", "kind", "detail")

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign
        self.fields["person"].queryset = members_of(campaign)  # type: ignore[attr-defined]

    def clean_application(self) -> Application | None:
        """Return the file of this number; refuse a number of no file."""
        number = self.cleaned_data["application"].strip()
        if not number:
            return None
        handed_in = Application.objects.handed_in().filter(campaign=self.campaign)
        if application := handed_in.filter(reg_no__iexact=number).first():
            return application
        text = _("Kỳ thi này không có hồ sơ số %(number)s.")
        raise forms.ValidationError(text, params={"number": number})


class DismissTieForm(ActionForm):
    """Why a suggested tie is none."""

    reason = forms.CharField(
        label=_("Căn cứ, lý do"), max_length=400, help_text=_("Ví dụ: trùng tên đơn vị, khác xã.")
    )


_HOLDS = ("yes", _("Có quan hệ này"))


class DecideRelationForm(ActionForm):
    """Whether what a candidate declared holds, and of whom."""

    upheld = forms.TypedChoiceField(
        label=_("Kết luận"),
        choices=[_HOLDS, ("no", _("Không có quan hệ này"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Là ai"), required=False)
    reason = forms.CharField(
        label=_("Căn cứ, lý do"), max_length=400, required=False, help_text=_("Bắt buộc khi bác.")
    )

    def __init__(self, *args: Any, relation: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = members_of(relation.campaign)  # type: ignore[attr-defined]
        if is_dismissed_by_two(relation):
            self.fields["upheld"].choices = [_HOLDS]  # type: ignore[attr-defined]
            self.fields["upheld"].help_text = _(
                "Quan hệ luật cấm chỉ hai người mới bác được: gửi đề nghị từ danh sách quan hệ."
            )
        if relation.person is not None:
            self.fields["person"].widget = forms.HiddenInput()
