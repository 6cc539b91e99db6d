"""What is asked of a file that was not wholly understood: its sheets, columns and values."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.forms.imports import StoredFileForm
from web.forms import set_choices

Choices = Sequence[tuple[str, str]]
# A choice is sent as soon as it is made, and what follows from it is told beside the form.
SENT_AT_ONCE = {
    "hx-post": "",
    "hx-include": "closest form",
    "hx-vals": '{"match": "1"}',
    "hx-target": "#matched",
    "hx-swap": "outerHTML",
    "hx-sync": "closest form:replace",  # an earlier answer never overtakes a later one
}


class MatchingForm(StoredFileForm):
    """Asks what the sheets, headings and values of one file mean; whatever is left stays open."""

    sheets = forms.MultipleChoiceField(
        label=gettext_lazy("Các trang được đọc"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        sheets: Sequence[str],
        questions: Mapping[str, tuple[str, Choices]],
        **kwargs: Any,
    ) -> None:
        """`questions`: by the name of its field, the label of a question and its choices."""
        super().__init__(*args, **kwargs)
        if len(sheets) > 1:
            set_choices(self, "sheets", [(name, name) for name in sheets])
        else:
            del self.fields["sheets"]
        for name, (label, choices) in questions.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[("", _("Chưa đối chiếu")), *choices],
                required=False,
                widget=forms.Select(attrs=SENT_AT_ONCE),
            )
