"""Papers that a candidate's unit writes: listed at the office, handed in or refused."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import paper_requests
from candidates.actions.dossier_papers import oldest_paper
from candidates.actions.read import dossier_read
from candidates.forms.papers import DocumentForm, PaperDeclinedForm, paper_form
from candidates.models import Application, PaperRequest
from exams.models import Campaign
from exams.rules.refusals import Refusal
from web.action_view import ActionView
from web.sentences import label


@require_duty(Duty.KEEP_PLANNING, Duty.RECEIVE, campaign="code")
def asked_papers(request: HttpRequest, code: str) -> HttpResponse:
    """List what candidates ask their units for: who, which paper, since when."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    rows = paper_requests.open_requests(current_person(request), [campaign])
    in_time = paper_requests.in_time(rows, timezone.localdate()).values_list("pk", flat=True)
    listed = rows.select_related("application__person")
    context = {"campaign": campaign, "requests": listed, "in_time": set(in_time)}
    return render(request, "candidates/register/asked_papers.html", context)


class AskedPaperView(ActionView):
    """What the office does with one paper that it was asked for."""

    object_name = "asked"
    caption = "%(item)s"
    next_page = ("candidates:asked-papers", "code")

    def get_object(self) -> PaperRequest:
        rows = PaperRequest.objects.filter(application__campaign__code=self.kwargs["code"])
        files = Application.objects.open_to(current_person(self.request))
        rows = rows.filter(application__in=files).select_related("application__campaign")
        asked = get_object_or_404(rows, pk=self.kwargs["pk"])
        about, by = asked.application.reference, current_person(self.request)
        dossier_read(about=about, purpose=asked.item, by=by, at=timezone.now())
        return asked

    def is_done(self) -> bool:
        return self.object.answered_at is not None

    def require_asked(self) -> None:
        """Refuse (UNIT_PAPER_TOO_LATE) what nobody hands in any more."""
        application = self.object.application
        if application.is_over_on(timezone.localdate()):
            day = f"{application.last_day():%d/%m/%Y}"
            raise Refusal("UNIT_PAPER_TOO_LATE", code=application.reg_no, day=day)

    def page_context(self) -> dict[str, Any]:
        return {"back_label": _("Giấy tờ thí sinh nhờ đơn vị")}

    def facts(self) -> dict[str, Any]:
        application = self.object.application
        return {
            "item": capfirst(label(self.object.item)),
            "name": application.name,
            "application": application.reg_no,
        }


@require_duty(Duty.KEEP_PLANNING, Duty.RECEIVE, campaign="code")
class SupplyPaper(AskedPaperView):
    """Take the paper that the unit wrote, for the draft of who asked."""

    template_name = "candidates/register/supply_paper.html"
    action = paper_requests.supply
    title = _("Nộp giấy tờ của đơn vị")
    lead = _("Giấy tờ vào thẳng hồ sơ %(application)s của %(name)s, thay bản đang có nếu có.")
    button = _("Nộp vào hồ sơ")
    afterwards = _("Người dự tuyển thấy giấy tờ này ở hồ sơ của mình và thay được đến khi nộp.")
    success_message = _("Đã nộp “%(item)s” vào hồ sơ %(application)s lúc %(time)s.")

    def get_form_class(self) -> type[DocumentForm]:
        return self._form[0]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), **self._form[1]}

    @property
    def _form(self) -> tuple[type[DocumentForm], dict[str, Any]]:
        return paper_form(oldest_paper(self.object.application.campaign, self.object.item))

    def arguments(self, form: DocumentForm) -> dict[str, Any]:
        chosen = form.cleaned_data["file"]
        return {
            "asked": self.object,
            "file_name": chosen.name,
            "data": chosen.data,
            "issued_on": form.cleaned_data.get("issued_on"),
        }


@require_duty(Duty.KEEP_PLANNING, Duty.RECEIVE, campaign="code")
class DeclinePaper(AskedPaperView):
    """Tell the candidate why the unit does not hand the paper in."""

    form_class = PaperDeclinedForm
    action = paper_requests.decline
    title = button = _("Trả lời không nộp giấy tờ này")
    lead = _("Hồ sơ %(application)s của %(name)s.")
    afterwards = _("Người dự tuyển đọc được lý do ở hồ sơ của mình, tự nộp hoặc nhờ lại.")
    success_message = _("Đã trả lời về “%(item)s” của hồ sơ %(application)s lúc %(time)s.")
