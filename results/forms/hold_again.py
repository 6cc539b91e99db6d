"""What is asked of who wants a position voided that the competent body wants held again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from results.forms.reason import reason_field
from web.forms import ActionForm


class HoldAgainForm(ActionForm):
    """The paper of the competent body, and what it says; the candidate is told in these words."""

    document = forms.CharField(
        label=_("Văn bản của cấp có thẩm quyền"),
        max_length=200,
        help_text=_("Số, ngày. Ví dụ: 45/UBND-NC ngày 07/09/2026"),
    )
    reason = reason_field(_("Nội dung, trả lời thí sinh"))

    @property
    def arguments(self) -> dict[str, Any]:
        """Return paper and reason, as the request stores them."""
        return {name: self.cleaned_data[name] for name in ("document", "reason")}
