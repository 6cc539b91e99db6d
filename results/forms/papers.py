"""What is asked to issue papers, to take in a signed copy, and to look a code up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.forms.apply import DocumentForm
from web.fields import BoundedIntegerField, CodesField
from web.forms import ActionForm, set_choices

MOST_NUMBER = 99_999
BY_HAND = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


def _code_field(**attrs: str) -> forms.CharField:
    help_text = _("In ở cuối văn bản, cạnh mã QR. Ví dụ: 7K2M-9QXA-4T6B")
    widget = forms.TextInput(attrs={**BY_HAND, **attrs})
    return forms.CharField(label=_("Mã văn bản"), max_length=20, help_text=help_text, widget=widget)


class IssueForm(ActionForm):
    """Which papers are issued; nothing is left out unless a mark is taken away."""

    subjects = CodesField(label=_("Phát hành cho"))

    def __init__(self, *args: Any, due: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "subjects", due)
        self.fields["subjects"].initial = [subject for subject, _label in due]


class NumberedIssueForm(IssueForm):
    """The same, where the papers get their numbers now."""

    first = BoundedIntegerField(label=_("Số văn bản đầu tiên"), min_value=1, max_value=MOST_NUMBER)
    field_order = ("first", "subjects")


class ScanForm(DocumentForm):
    """The signed copy, and the code that is printed on it."""

    code = _code_field()
    file = forms.FileField(
        label=_("Bản đã ký (quét hoặc chụp)"), help_text=DocumentForm.base_fields["file"].help_text
    )
    field_order = ("code", "file")


class PaperCodeForm(forms.Form):
    """A code that somebody reads off a paper."""

    code = _code_field()
