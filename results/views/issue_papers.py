"""Issue papers, and take in their signed copies."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign
from results.actions import issuing, paper_numbers, signed_copies
from results.actions.signed_copies import paper_on
from results.documents.issued import full_number
from results.documents.kinds import KINDS
from results.forms.papers import (
    IssueForm,
    NumberedIssueForm,
    ReplacingScanForm,
    ScanForm,
    ScansForm,
)
from results.models import IssuedDocument
from results.views.paper_files import paper_of
from results.views.papers import caption_of, kind_named
from web.action_view import ActionView
from web.day_and_time import day_and_time
from web.sentences import label

AT_ONCE = 200  # papers that one page issues


@require_duty(Duty.PREPARE, campaign="code")
class IssuePapers(ActionView):
    """Issue the papers that are due: none of those that stand unchanged."""

    object_name = "campaign"
    next_page = ("results:papers-of-kind", "code", "kind")
    action = issuing.issue
    title = _("Phát hành: %(kind)s")
    caption = "%(campaign)s"
    button = _("Phát hành")
    afterwards = _(
        "Mỗi văn bản được cấp số và mã; in, trình ký, rồi gắn bản đã ký. Văn bản đã phát hành "
        "không sửa được: khi dữ liệu đổi, phát hành bản thay thế."
    )
    success_message = _("Đã phát hành %(count)s văn bản lúc %(time)s. Hãy in và trình ký.")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.due = issuing.due_of(self.object, self.kind, current_person(request))[:AT_ONCE]
        self.form_class = NumberedIssueForm if self.kind.is_numbered_here else IssueForm

    def get_object(self) -> Any:
        campaign = get_object_or_404(Campaign, code=self.kwargs["code"])
        self.kind = kind_named(self.kwargs["kind"], campaign)
        return campaign

    def facts(self) -> dict[str, Any]:
        sent = self.request.POST.getlist("subjects")
        return {**super().facts(), "kind": label(self.kind.name), "count": len(set(sent))}

    def is_done(self) -> bool:
        return not self.due and self.request.method == "GET"

    def get_form_kwargs(self) -> dict[str, Any]:
        captions = self.kind.captions(self.object)
        due = [(each, caption_of(each, captions)) for each in self.due]
        return {**super().get_form_kwargs(), "due": due}

    def get_initial(self) -> dict[str, Any]:
        now, symbol = timezone.now(), self.kind.symbol
        first = {"first": paper_numbers.next_number(self.object, symbol, now)}
        return {**first, "subjects": []} if self.kind.is_optional else first

    def arguments(self, form: Any) -> dict[str, Any]:
        answers = form.answers()
        return {
            "campaign": self.object,
            "kind": self.kind,
            "subjects": answers["subjects"],
            "first": answers.get("first", 0),
        }


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
