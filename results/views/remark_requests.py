"""The secretary enters the requests for a remark that came on paper."""

from functools import wraps
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Entry, ExamPart
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from grading.actions import remark
from grading.forms import RequestForm
from web.action_view import ActionView

_LATE = _(
    "Đã lưu đơn phúc khảo của số báo danh %(number)s, nhận ngày %(on)s: quá hạn nên không được "
    "nhận."
)


@wraps(remark.request)  # what it declares the page tells too
def _by_number(*, part: ExamPart, number: str, **asked: Any) -> None:
    remark.request(entry=_entry(part, number), part=part, **asked)


def _entry(part: ExamPart, number: str) -> Entry:
    entry = part.campaign.entries.filter(number=number).first()
    if entry is None:
        raise Refusal("NO_SUCH_NUMBER", field="number", number=number)
    return entry


@require_duty(Duty.RECEIVE, campaign="code")
class ReceiveRemark(ActionView):
    """Enter a remark request that came on paper; one that came too late is kept and refused."""

    form_class = RequestForm
    template_name = "results/publish/remarks.html"
    queryset = ExamPart.objects.filter(kind=PartKind.WRITTEN).select_related("campaign")
    lookup = {"campaign__code": "code"}
    object_name = "part"
    afterwards = _(
        "Trưởng Ban chấm giao bài cho hai người chấm khác; kết quả công bố cùng danh sách "
        "chính thức."
    )
    action = _by_number
    asks_twice = True
    button = _("Nhập đơn")
    success_message = _("Đã nhập đơn phúc khảo của số báo danh %(number)s, nhận ngày %(on)s.")
    next_page = ("results:receive-remark", "code")
    is_late = False  # what was typed came after the last day

    def page_context(self) -> dict[str, Any]:
        asked = self.object.remark_requests.select_related("entry").order_by("entry__number")
        return {"campaign": self.object.campaign, "requests": asked, "late": self.is_late}

    def require_possible(self, form: RequestForm) -> None:
        on, entry = form.cleaned_data["on"], _entry(self.object, form.cleaned_data["number"])
        remark.require_in_order(entry, self.object, on, timezone.now())
        self.is_late = on > self.object.remark_until

    def get_success_message(self, form: RequestForm) -> str:
        if form.cleaned_data["on"] > self.object.remark_until:
            self.success_message = _LATE
        return super().get_success_message(form)

    def arguments(self, form: RequestForm) -> dict[str, Any]:
        return {**super().arguments(form), "until": self.object.remark_until}
