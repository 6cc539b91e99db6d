"""Take in the signed copies of papers: of one, or of many by the codes on them."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign
from results.actions import signed_copies
from results.actions.signed_copies import paper_on
from results.documents.issued import full_number
from results.documents.kinds import KINDS
from results.forms.papers import (
    ReplacingScanForm,
    ScanForm,
    ScansForm,
)
from results.models import IssuedDocument
from results.views.paper_files import paper_of
from web.action_view import ActionView
from web.day_and_time import day_and_time


@require_duty(Duty.PREPARE, campaign="code")
class AttachScan(ActionView):
    """Take in the signed copy of a paper; the code on it says which it is."""

    object_name = "paper"
    template_name = "results/papers/scan.html"
    action = signed_copies.attach_scan
    title = _("Gắn bản đã ký: văn bản số %(number)s")
    button = _("Tải bản đã ký lên")
    afterwards = _("Bản đã ký được giữ cùng văn bản; gắn lại được nếu nhầm tệp, bản cũ vẫn còn.")
    undo = True
    success_message = _("Đã gắn bản đã ký của văn bản số %(number)s lúc %(time)s.")

    def get_form_class(self) -> type[ScanForm]:
        """Return the form that also asks why, where a copy came in before."""
        return ReplacingScanForm if self.object.scan_digest else ScanForm

    def get_object(self) -> IssuedDocument:
        return paper_of(self.request, self.kwargs["code"], self.kwargs["pk"])

    def facts(self) -> dict[str, Any]:
        return {"number": full_number(self.object)}

    def page_context(self) -> dict[str, Any]:
        return {"campaign": self.object.campaign, "kind": KINDS[self.object.kind]}

    def get_success_url(self) -> str:
        kind = KINDS[self.object.kind]
        return reverse("results:papers-of-kind", args=[self.kwargs["code"], kind.slug])

    def arguments(self, form: Any) -> dict[str, Any]:
        chosen = form.cleaned_data["file"]
        return {
            "paper": self.object,
            "code": form.cleaned_data["code"],
            "file_name": chosen.name,
            "data": chosen.data,
            "reason": form.cleaned_data.get("reason", ""),
        }


@require_duty(Duty.PREPARE, campaign="code")
class AttachScans(ActionView):
    """Take in many signed copies; the code on each says of which paper it is."""

    object_name = "campaign"
    queryset = Campaign.objects.all()
    lookup = {"code": "code"}
    next_page = ("results:papers", "code")
    form_class = ScansForm
    template_name = "results/papers/scan.html"
    action = signed_copies.attach_scans
    title = _("Gắn các bản đã ký")
    button = _("Tải các bản đã ký lên")
    afterwards = _(
        "Mã QR trên mỗi trang cho biết đó là văn bản nào. Nếu một trang hoặc một tệp không nhận "
        "được thì chưa tệp nào được ghi, và trang này nêu rõ từng lỗi."
    )
    undo = True
    success_message = _("Đã gắn bản đã ký của %(count)s văn bản lúc %(time)s: %(papers)s.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "campaign": self.object}

    def get_success_message(self, form: Any) -> str:
        """Return of which papers copies came, each with the file and pages it was taken from."""
        copies = form.cleaned_data["copies"]
        papers = [
            f"{full_number(paper_on(copy, self.object))} ({copy.file_name})" for copy in copies
        ]
        facts = {"count": len(copies), "time": day_and_time(timezone.now())}
        return str(self.success_message) % {**facts, "papers": ", ".join(papers)}
