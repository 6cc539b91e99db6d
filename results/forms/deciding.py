"""What is asked of who wants a score decided beyond its points, or decided otherwise."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from exams.rules.refusals import Refusal
from grading.actions.rank import require_places_differ
from grading.forms import SurvivorForm, TieForm
from results.forms.reason import reason_field
from web.fields import PastDayField, PointsField
from web.forms import ActionForm, choices_of, set_choices
from web.sentences import refusal_message


class DecidedPointsForm(ActionForm):
    """A score, and why it is another than the points at issue allow."""

    points = PointsField(label=_("Điểm đề nghị"))
    reason = reason_field(_("Lý do"))

    @property
    def arguments(self) -> dict[str, Any]:
        """Return the decision itself, as its request keeps it."""
        return {
            "points": f"{self.cleaned_data['points']:.2f}",
            "reason": self.cleaned_data["reason"],
        }


class DecidedInMinutesForm(DecidedPointsForm):
    """A score that minutes have to say."""

    document = forms.CharField(label=_("Số biên bản"), max_length=200)
    field_order: tuple[str, ...] = ("points", "document", "reason")

    @property
    def arguments(self) -> dict[str, Any]:
        return {**super().arguments, "minutes": self.cleaned_data["document"]}


class SurvivorAgainForm(SurvivorForm):
    """What is decided instead about who passed alone, and why."""

    on = PastDayField(label=_("Ngày văn bản"))
    reason = reason_field(_("Lý do sửa"))

    @property
    def arguments(self) -> dict[str, Any]:
        return {**_on_a_document(self.cleaned_data), "value": str(self.cleaned_data["value"])}


class TieAgainForm(TieForm):
    """The places of people who were ordered before, and why they change."""

    on = PastDayField(label=_("Ngày văn bản"))
    reason = reason_field(_("Lý do sửa"))

    def __init__(self, *args: Any, numbers: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, numbers=numbers, **kwargs)
        self.order_fields([*numbers, "document", "on", "reason"])
        self.numbers = numbers

    def clean(self) -> dict[str, Any]:
        """Refuse one place for two people, before anybody is asked to approve it."""
        typed = super().clean()
        try:
            require_places_differ({each: typed[each] for each in self.numbers if each in typed})
        except Refusal as refusal:
            raise forms.ValidationError(refusal_message(refusal)) from refusal
        return typed

    @property
    def arguments(self) -> dict[str, Any]:
        places = [[number, self.cleaned_data[number]] for number in self.numbers]
        return {**_on_a_document(self.cleaned_data), "places": places}


def _on_a_document(typed: dict[str, Any]) -> dict[str, str]:
    """Return the document of a decision, as its request keeps it."""
    return {"document": typed["document"], "on": str(typed["on"]), "reason": typed["reason"]}


class DecidedScriptForm(DecidedInMinutesForm):
    """A score of a script, and how it was reached."""

    settlement = forms.ChoiceField(label=_("Cách quyết định"), widget=forms.RadioSelect)
    field_order = ("settlement", *DecidedInMinutesForm.field_order)

    def __init__(self, *args: Any, kinds: tuple[str, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "settlement", choices_of(kinds))
        self.fields["settlement"].initial = kinds[0] if len(kinds) == 1 else None

    @property
    def arguments(self) -> dict[str, Any]:
        return {**super().arguments, "settlement": self.cleaned_data["settlement"]}
