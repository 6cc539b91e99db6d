"""The candidate's own result, and the request for a remark."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions.sit import entry_of
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from candidates.views.own import not_competed_for, own
from exams.actions.windows import remarks_are_taken
from exams.models import Campaign, Entry, ExamPart
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from grading.actions import remark
from results.sentences.lists import note
from web.action_view import ActionView
from web.forms import ActionForm
from web.sentences import refusal_message
from web.views import show_refusal


@require_duty(Duty.APPLY, campaign="code")
def my_result(request: HttpRequest, code: str) -> HttpResponse:
    """Show the candidate what was published of their own marks, and what may still be asked."""
    application = _own(request, code)
    entry, part = entry_of(application), _written(application.campaign)
    context = {
        "application": application,
        "campaign": application.campaign,
        "entry": entry,
        "lines": _lines(application.campaign, entry),
        "part": part,
        "asked": entry.remark_requests.first() if entry else None,
        "takes_remarks": part is not None and remarks_are_taken(part, timezone.localdate()),
        **not_competed_for(application),
    }
    return render(request, "results/publish/mine.html", context)


@require_duty(Duty.APPLY, campaign="code")
class RequestRemark(ActionView):
    """Ask once more, then take the candidate's own request for a remark."""

    object_name = "entry"
    afterwards = _(
        "Hai người chấm khác chấm lại bài, không biết điểm cũ; kết quả công bố cùng danh "
        "sách chính thức."
    )
    action = remark.request
    title = _("Đề nghị phúc khảo bài thi viết")
    caption = "%(campaign)s"
    lead = _("Điểm có thể tăng, giảm hoặc giữ nguyên. Mỗi bài chỉ phúc khảo một lần.")
    button = _("Gửi đề nghị phúc khảo")
    danger = True
    success_message = _("Đã gửi đề nghị phúc khảo bài của số báo danh %(entry)s lúc %(time)s.")
    next_page = ("results:mine", "code")

    def get_object(self) -> Entry:
        entry = entry_of(_own(self.request, self.kwargs["code"]))
        self.part = get_object_or_404(
            ExamPart.objects.select_related("campaign"),
            campaign__code=self.kwargs["code"],
            kind=PartKind.WRITTEN,
        )
        return get_object_or_404(Entry, pk=getattr(entry, "pk", None))

    def is_done(self) -> bool:
        return bool(self.object.remark_requests.filter(part=self.part).exists())

    def page_context(self) -> dict[str, Any]:
        """Say instead of the button why nothing can be asked: not published, or too late."""
        try:
            self.require_in_time()
        except Refusal as refusal:
            return {"lead": refusal_message(refusal), "blocked": True}
        return {}

    def require_in_time(self) -> None:
        """Refuse before the marks are published, and after the last day. Raises Refusal."""
        today = timezone.localdate()
        remark.require_in_order(self.object, self.part, today, timezone.now())
        if not remarks_are_taken(self.part, today):
            raise Refusal("REFUSED_LATE")

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "campaign": self.object.campaign}

    def form_valid(self, form: ActionForm) -> HttpResponse:
        try:
            self.require_in_time()
        except Refusal as refusal:
            show_refusal(self.request, form, refusal)
            return self.form_invalid(form)
        return super().form_valid(form)

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        days = {"on": timezone.localdate(), "until": self.part.remark_until}
        return {"entry": self.object, "part": self.part, **days}


def _own(request: HttpRequest, code: str) -> Application:
    """Return what the reader handed in last: who withdrew may have registered again."""
    application = own(request, code)
    if application.state == ApplicationState.DRAFT:
        raise Http404
    return application


def _written(campaign: Campaign) -> ExamPart | None:
    return campaign.parts.filter(kind=PartKind.WRITTEN).first()


def _lines(campaign: Campaign, entry: Entry | None) -> list[dict[str, Any]]:
    """Return this candidate's line in every list that was published, in its version that holds."""
    if entry is None:
        return []
    published = campaign.publications.order_by("published_at", "version")
    latest = {publication.kind: publication for publication in published}
    return [
        {"publication": publication, "line": line, "note": note(line)}
        for publication in latest.values()
        for line in publication.content["lines"]
        if line["number"] == entry.number
    ]
