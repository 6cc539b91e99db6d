"""What the competent authority said of a special case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.rules.enums import DecisionValue
from web.fields import PastDayField
from web.forms import ActionForm

ANSWERS = {
    DecisionValue.APPROVE: _("Chấp thuận"),
    DecisionValue.REFUSE: _("Không chấp thuận"),
    DecisionValue.TOO_LATE: _("Không kịp: buổi thi bắt đầu mà chưa có chấp thuận"),
}


class SpecialCaseForm(ActionForm):
    """An answer, its paper and its day; `offered` are the answers that can be entered now.

    `follows` says what follows from each. Another answer, from a page that was opened before, is
    for the action to refuse.
    """

    value = forms.TypedChoiceField(
        label=_("Quyết định của cấp có thẩm quyền"),
        choices=list(ANSWERS.items()),
        coerce=DecisionValue,
        widget=forms.RadioSelect,
    )
    document = forms.CharField(label=_("Số văn bản"), max_length=200)
    on = PastDayField(label=_("Ngày văn bản"))

    def __init__(
        self, *args: Any, offered: tuple[DecisionValue, ...], follows: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        answer = self.fields["value"]
        answer.help_text = follows
        answer.widget.choices = [(each, ANSWERS[each]) for each in offered]
        if DecisionValue.TOO_LATE in offered:
            self.fields["document"].help_text = _(
                "Nếu không kịp: văn bản đến sau, hoặc biên bản của Hội đồng ghi rằng chưa có trả "
                "lời."
            )
