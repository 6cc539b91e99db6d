"""A candidate asks the unit for a paper that the unit writes."""

from typing import Any

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import paper_requests
from candidates.models import Application
from candidates.rules.suppliers import is_asked_of_unit
from candidates.views.own import DraftView
from web.sentences import label


@require_duty(Duty.APPLY, campaign="code")
class AskForPaper(DraftView):
    """Say what the unit will learn, then ask it for a paper."""

    template_name = "components/confirm.html"
    action = paper_requests.ask_unit
    title = _("Nhờ đơn vị lập và nộp giấy tờ")
    caption = "%(item)s"
    lead = _(
        "Cán bộ tổ chức của đơn vị thấy họ tên, chức vụ, số hồ sơ của bạn và giấy tờ này; không "
        "thấy phần khác của hồ sơ nháp. Họ nộp thẳng vào hồ sơ của bạn."
    )
    button = _("Nhờ đơn vị nộp")
    afterwards = _("Bạn vẫn tự nộp được giấy tờ này; chưa có thì hồ sơ chưa nộp được.")
    success_message = _("Đã nhờ đơn vị lập “%(item)s” lúc %(time)s.")
    next_page = ("candidates:documents", "code")

    def get_object(self) -> Application:
        if not is_asked_of_unit(self.kwargs["item"]):
            raise Http404
        return super().get_object()

    def require_asked(self) -> None:
        if self.request.method == "GET":
            paper_requests.require_askable(self.object, self.kwargs["item"])

    def facts(self) -> dict[str, Any]:
        return {"item": capfirst(label(self.kwargs["item"]))}

    def page_context(self) -> dict[str, Any]:
        return {"back_label": _("Thành phần hồ sơ")}

    def arguments(self, form: Any) -> dict[str, Any]:
        return {"application": self.object, "item": self.kwargs["item"]}
