"""What cancelling a campaign asks for: the document, which everybody reads, and why."""

from django import forms
from django.utils.translation import gettext_lazy as _

from results.forms.reason import reason_field
from web.fields import PastDayField
from web.forms import ActionForm


class CancelForm(ActionForm):
    document = forms.CharField(
        label=_("Số văn bản hủy kỳ thi"),
        max_length=200,
        help_text=_("Số và ngày văn bản hiện trên trang công khai."),
    )
    on = PastDayField(label=_("Ngày văn bản"))
    reason = reason_field(_("Lý do hủy"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("Thí sinh và những người làm việc của kỳ thi đọc được.")
