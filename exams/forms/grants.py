"""The question which role somebody gets, and in which campaign."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.actions.granting import require_period
from accounts.rules.duties import Role
from audit.rules.refusals import Refusal
from web.fields import DayField
from web.forms import ActionForm, choices_of, set_choices
from web.sentences import refusal_message


class GrantForm(ActionForm):
    role = forms.ChoiceField(label=_("Vai trò"))
    campaign = forms.ChoiceField(label=_("Trong kỳ thi"), required=False)
    starts_on = DayField(label=_("Từ ngày"), required=False)
    ends_on = DayField(label=_("Đến ngày"), required=False)
    document = forms.CharField(label=_("Văn bản giao nhiệm vụ"), max_length=120)

    def __init__(self, *args: Any, campaigns: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "role", choices_of(Role, "—"))
        set_choices(
            self,
            "campaign",
            [
                ("", _("Mọi kỳ thi")),
                *((each.code, f"{each.code} · {each.name}") for each in campaigns),
            ],
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a role that would never hold before anybody is asked to approve it."""
        cleaned = super().clean()
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        try:
            require_period(starts_on, ends_on, timezone.localdate())
        except Refusal as refusal:
            self.add_error("ends_on", refusal_message(refusal))
        return cleaned
