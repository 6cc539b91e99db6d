"""The question which role somebody gets, and in which campaign."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Role
from web.fields import DayField
from web.forms import ActionForm, choices_of, set_choices


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
                *((campaign.code, campaign.name) for campaign in campaigns),
            ],
        )
