"""What is asked about a body: who sits in it and as whom, its decision, who takes a place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.rules.duties import Role
from exams.rules.bodies import BodyKind, Office, office_code
from results.forms.reason import reason_field
from web.fields import DayField
from web.forms import ActionForm, set_choices
from web.sentences import label

CAPACITY_HELP = _("Như ghi trong quyết định. Ví dụ: Phó Giám đốc Sở Nội vụ")


class PersonChoice(forms.ModelChoiceField[Person]):
    """Somebody of the office: by name, and by user name where two are called the same."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Person.objects.none(), **options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} ({obj.username})"


def office_word(kind: BodyKind, office: str) -> str:
    """Return what an office is called in a body."""
    return label(office_code(kind, Office(office)))


def officials() -> Any:
    """Return the accounts that may sit in a body: open, and no candidate's."""
    candidates = Person.objects.filter(grants__role=Role.CANDIDATE, grants__revoked_at=None)
    return Person.objects.filter(is_active=True).exclude(pk__in=candidates).order_by("full_name")


class MemberDraftForm(ActionForm):
    person = PersonChoice(label=_("Người"), help_text=_("Chưa có tên: mở tài khoản trước."))
    office = forms.ChoiceField(label=_("Chức trách"))
    capacity = forms.CharField(label=_("Chức vụ, đơn vị"), max_length=200, help_text=CAPACITY_HELP)

    starts_on = DayField(label=_("Từ ngày"), required=False)
    ends_on = DayField(
        label=_("Đến ngày"),
        required=False,
        help_text=_("Để trống khi làm việc đến hết nhiệm vụ của ban."),
    )

    def __init__(self, *args: Any, kind: BodyKind, seated: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = officials().exclude(  # type: ignore[attr-defined]
            pk__in=seated.values("person")
        )
        set_choices(
            self, "office", [("", "—"), *((each, office_word(kind, each)) for each in Office)]
        )


class LiftingForm(ActionForm):
    """By which paper, and why, a relation is lifted."""

    document = forms.CharField(
        label=_("Văn bản xác minh"),
        max_length=200,
        help_text=_("Số, ngày. Ví dụ: 45/BC-TTr ngày 07/09/2026"),
    )
    reason = reason_field(_("Vì sao không còn quan hệ này"))

    @property
    def arguments(self) -> dict[str, Any]:
        """Return paper and reason, as the request stores them."""
        return {name: self.cleaned_data[name] for name in ("document", "reason")}
