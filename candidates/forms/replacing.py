"""What is asked of a scan that takes the place of another."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.forms.papers import DocumentForm

LONGEST_REASON = 1000  # characters


def why_replaced(**options: Any) -> forms.CharField:
    """Return the field that asks why a scan is replaced."""
    return forms.CharField(
        label=_("Lý do thay bản quét"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_REASON,
        **options,
    )


class ReplacingForm(DocumentForm):
    """The scan, and why it replaces the one that is there."""

    reason = why_replaced()
