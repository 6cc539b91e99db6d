"""What is asked about codes on paper: labels, bodies that come in, the envelope, the stubs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from web.fields import BoundedIntegerField
from web.forms import ActionForm
from web.sentences import sentence

MOST_LABELS = 5000  # pairs of one print
BY_HAND = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


def _code_field(label: Any, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={**BY_HAND, **attrs})
    return forms.CharField(label=label, max_length=20, widget=widget)


class LabelCountForm(ActionForm):
    """How many twin labels are made."""

    count = BoundedIntegerField(label=_("Số cặp nhãn"), min_value=1, max_value=MOST_LABELS)


class ReprintForm(ActionForm):
    """Why labels are printed again; the first time nothing is asked."""

    reason = forms.CharField(
        label=_("Lý do in lại"), widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )

    def __init__(self, *args: Any, sheet: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = sentence(
            "REASON_FOR_REPRINT", sheet=sheet
        )


class ReceiveForm(ActionForm):
    """One body, as the scanner or a hand gives its code."""

    code = _code_field(_("Số phách trên bài"), autofocus="autofocus")


class VoidLabelForm(ActionForm):
    """A spoilt label, and what happened to it."""

    code = _code_field(_("Số phách trên nhãn hỏng"))
    reason = forms.CharField(label=_("Lý do"), max_length=500)


class EnvelopeForm(ActionForm):
    """The number that stands on the envelope, and the stubs that were counted into it."""

    number = forms.CharField(label=_("Số túi"), max_length=40)
    stubs = BoundedIntegerField(label=_("Số đầu phách đã đếm"), min_value=0, max_value=100_000)


class EnvelopeNumberForm(ActionForm):
    """The number of the envelope, as the second person reads it."""

    number = forms.CharField(label=_("Số túi"), max_length=40)


class _NumberField(forms.CharField):
    """A candidate number, read as it is printed: in capitals, without gaps."""

    def __init__(self, **attrs: str) -> None:
        widget = forms.TextInput(attrs={**BY_HAND, **attrs})
        super().__init__(label=_("Số báo danh"), max_length=12, widget=widget)

    def clean(self, value: Any) -> Any:
        return "".join(super().clean(value).upper().split())


class StubForm(ActionForm):
    """What stands on one stub."""

    number = _NumberField(autofocus="autofocus")
    code = _code_field(_("Số phách"))


class StubNumberForm(ActionForm):
    """The line of one's own list that is struck."""

    number = _NumberField()
