"""What is asked of who wants a score decided beyond its points, or decided otherwise."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from results.forms.reason import reason_field
from web.fields import PointsField
from web.forms import ActionForm, choices_of, set_choices


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
