"""What is asked in the room of an exam."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from exams.rules.enums import PartKind, SanctionLevel, SittingState, ZeroReason
from web.fields import BoundedIntegerField, DayField
from web.forms import ActionForm, choices_of, set_choices

CALLED = (SittingState.PRESENT, SittingState.ABSENT)  # what the room says; the rest is decided
OF_SCRIPTS = ("zero", "sheets")  # a defence hands in nothing


class SittingForm(ActionForm):
    """One line of the attendance list, which can be sent by itself."""

    arranged = ""  # what the room arranges for this number

    state = forms.ChoiceField(label=_("Có mặt"))
    zero = forms.ChoiceField(label=_("0 điểm theo quy chế"), required=False)
    sheets = BoundedIntegerField(label=_("Số tờ"), min_value=0, max_value=50, required=False)
    minutes = forms.CharField(label=_("Biên bản"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = self.initial["state"]
        self.is_decided = bool(state) and SittingState(state).is_decided
        choices = choices_of([state]) if self.is_decided else choices_of(CALLED, _("Chưa ghi"))
        set_choices(self, "state", choices)
        set_choices(self, "zero", choices_of(ZeroReason, "—"))
        for name in OF_SCRIPTS if kind == PartKind.PROPOSAL else ():
            del self.fields[name]
        for field in self.fields.values():  # what this window changed, whatever others saved
            field.show_hidden_initial = not isinstance(field.widget, forms.HiddenInput)

    @cached_property
    def changed_data(self) -> list[str]:
        """The answers that this window changed; the marks of the request are none."""
        return [name for name in super().changed_data if name not in ("request_id", "version")]

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
    on = DayField(label=_("Ngày lập biên bản"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = choices_of(SanctionLevel)  # type: ignore[attr-defined]

    def clean_number(self) -> str:
        """Return the number as it is printed, however it was typed."""
        return str(self.cleaned_data["number"]).upper()
