"""Which person of the planning list somebody who registered is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.rules.planning_match import NOBODY, Likely, Likeness
from web.forms import ActionForm, set_choices

NONE_OF_THEM = "-"  # what the form sends for nobody: an empty answer is no answer
UNSETTLED = "UNSETTLED"


class MatchFilter(forms.Form):
    """Which lines of the queue are shown."""

    likeness = forms.ChoiceField(
        label=_("Đối chiếu"),
        required=False,
        choices=[
            ("", _("Mọi hồ sơ")),
            (UNSETTLED, _("Chờ xác nhận")),
            (Likeness.SURE, _("Chắc chắn")),
            (Likeness.LIKELY, _("Có thể")),
            (Likeness.NOT_LISTED, _("Không có trong quy hoạch")),
        ],
    )


class PlanningMatchForm(ActionForm):
    citizen_id = forms.ChoiceField(
        label=_("Người này trong danh sách quy hoạch là ai?"), widget=forms.RadioSelect
    )
    basis = forms.CharField(
        label=_("Căn cứ xác minh"),
        max_length=200,
        help_text=_("Ví dụ: đối chiếu lý lịch 2C, quyết định phê duyệt quy hoạch."),
    )

    def __init__(self, *args: Any, likely: Sequence[Likely] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.person.citizen_id, _words(each)) for each in likely]
        set_choices(self, "citizen_id", [*choices, (NONE_OF_THEM, _("Không phải ai trong số này"))])

    def clean_citizen_id(self) -> str:
        """Return the number that the list has, or nobody."""
        answer = str(self.cleaned_data["citizen_id"])
        return NOBODY if answer == NONE_OF_THEM else answer


def _words(likely: Likely) -> str:
    person = likely.person
    return _("Là %(name)s, sinh %(born)s, số căn cước %(number)s") % {
        "name": person.name,
        "born": f"{person.born:%d/%m/%Y}" if person.born else "–",
        "number": person.citizen_id,
    }
