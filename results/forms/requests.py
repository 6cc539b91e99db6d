"""What is asked of who asks for an act of two persons, or gives one back."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exams.rules.enums import SittingState
from results.forms.reason import reason_field
from web.fields import BoundedIntegerField
from web.forms import ActionForm, set_choices
from web.sentences import label


class RejectionForm(ActionForm):
    reason = reason_field(gettext_lazy("Lý do trả lại"))


class ApplicationOfRequestForm(ActionForm):
    """The second person's word: the preview that was before them."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)


class ReopenForm(ActionForm):
    reason = reason_field(gettext_lazy("Lý do mở lại"))

    @property
    def arguments(self) -> dict[str, str]:
        """Return nothing: the thing itself is named by the page."""
        return {}


class DisqualifyForm(ActionForm):
    """What the minutes of the room ask for: suspension, cancellation, or that either is lifted."""

    state = forms.ChoiceField(label=gettext_lazy("Đề nghị"), widget=forms.RadioSelect)
    document = forms.CharField(
        label=gettext_lazy("Số biên bản"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: 03/BB-PT ngày 07/09/2026"),
    )
    reason = reason_field(gettext_lazy("Việc đã xảy ra, theo biên bản"))

    def __init__(self, *args: Any, former: str, **options: Any) -> None:
        super().__init__(*args, **options)
        states = (SittingState.SUSPENDED, SittingState.CANCELLED, SittingState.PRESENT)
        offered = [(each, label(f"DISQUALIFY_{each}")) for each in states if each != former]
        set_choices(self, "state", offered)

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what the chair decides: the state, on the paper that says so."""
        return {"state": self.cleaned_data["state"], "minutes": self.cleaned_data["document"]}


class ReduceForm(ActionForm):
    """How few members may go on, on which paper, and why."""

    reason = reason_field(gettext_lazy("Lý do đề nghị"))
    document = forms.CharField(
        label=gettext_lazy("Văn bản cho phép"),
        max_length=200,
        help_text=gettext_lazy("Số, ngày. Ví dụ: 15/BB-HĐTT ngày 07/09/2026"),
    )

    def __init__(self, *args: Any, least: int, most: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["least"] = BoundedIntegerField(
            label=_("Số giám khảo tối thiểu được chấm tiếp"), min_value=least, max_value=most
        )
        self.order_fields(["least", "reason", "document"])

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what the decision itself says."""
        return {name: self.cleaned_data[name] for name in ("least", "document")}
