"""What is asked of who asks that a late file is let in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from results.forms.reason import reason_field
from web.fields import DayField
from web.forms import ActionForm


class LateFileForm(ActionForm):
    """Until when, on which paper, and why; a paper that came late needs no day."""

    until = DayField(label=_("Được nộp đến hết ngày"))
    document = forms.CharField(
        label=_("Đơn hoặc văn bản đề nghị"),
        max_length=200,
        help_text=_("Số, ngày. Ví dụ: đơn ngày 08/10/2026"),
    )
    reason = reason_field(_("Lý do nộp muộn"))

    def __init__(self, *args: Any, is_draft: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_draft:
            del self.fields["until"]

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what the second person decides about."""
        typed = self.cleaned_data
        until = typed.get("until")
        named = {name: typed[name] for name in ("document", "reason")}
        return {"until": until.isoformat() if until else "", **named}


class RefuseLateForm(ActionForm):
    """Why a file is not let in late; whoever pleaded reads it."""

    reason = reason_field(_("Lý do từ chối, báo cho thí sinh"))
