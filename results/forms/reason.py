"""The reason that every request asks for."""

from typing import Any

from django import forms


def reason_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, strip=True
    )
