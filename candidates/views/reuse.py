"""A paper that the office has from the reader's earlier dossier is taken over by one button."""

from typing import Any

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import reuse
from candidates.models import Application
from candidates.views.own import DraftView
from web.sentences import label


@require_duty(Duty.APPLY, campaign="code")
class ReuseDocument(DraftView):
    """Say which paper it is, of which day and dossier, then take it over."""

    template_name = "components/confirm.html"
    action = reuse.take_over
    title = _("Dùng lại giấy tờ đã nộp")
    caption = "%(item)s"
    lead = _(
        "Tệp %(name)s của hồ sơ %(earlier)s (%(campaign)s) được đưa vào hồ sơ này, cùng ngày cấp "
        "%(day)s."
    )
    button = _("Dùng lại bản này")
    afterwards = _("Chỉ tệp và ngày cấp được lấy lại; bạn thay hoặc gỡ được đến khi nộp hồ sơ.")
    undo = True
    success_message = _("Đã lấy lại “%(item)s” từ hồ sơ %(earlier)s lúc %(time)s.")
    next_page = ("candidates:documents", "code")

    def get_object(self) -> Application:
        application = super().get_object()
        document = reuse.reusable_papers(application).get(self.kwargs["item"])
        if document is None:
            raise Http404
        self.document = document
        return application

    def facts(self) -> dict[str, Any]:
        issued = self.document.issued_on
        return {
            "item": capfirst(label(self.document.item)),
            "name": self.document.file_name,
            "earlier": self.document.application.reg_no,
            "campaign": self.document.application.campaign.name,
            "day": f"{issued:%d/%m/%Y}" if issued else "–",
        }

    def page_context(self) -> dict[str, Any]:
        return {"back_label": _("Thành phần hồ sơ")}

    def arguments(self, form: Any) -> dict[str, Any]:
        return {"application": self.object, "document": self.document}
