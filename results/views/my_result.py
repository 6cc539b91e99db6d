"""The candidate's own result, and the request for a remark; the secretary enters paper ones."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions.sit import entry_of
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.actions.windows import remarks_are_taken
from exams.models import Campaign, Entry, ExamPart
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from grading.actions import remark
from grading.forms import RequestForm
from results.sentences.lists import note
from web.action_view import ActionView
from web.forms import ActionForm


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
        return get_object_or_404(Entry, pk=getattr(entry, "pk", None))

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "campaign": self.object.campaign}

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        part = _written_part(self.object.campaign_id)
        days = {"on": timezone.localdate(), "until": part.remark_until}
        return {"entry": self.object, "part": part, **days}


def _written_part(campaign: Any) -> ExamPart:
    return get_object_or_404(ExamPart, campaign=campaign, kind=PartKind.WRITTEN)


@wraps(remark.request)  # what it declares the page tells too
def _by_number(*, part: ExamPart, number: str, **asked: Any) -> None:
    entry = part.campaign.entries.filter(number=number).first()
    if entry is None:
        raise Refusal("NO_SUCH_NUMBER", field="number", number=number)
    remark.request(entry=entry, part=part, **asked)


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
    success_message = _("Đã nhập đơn phúc khảo của số báo danh %(number)s, nhận ngày %(on)s.")
    next_page = ("results:receive-remark", "code")

    def page_context(self) -> dict[str, Any]:
        asked = self.object.remark_requests.select_related("entry").order_by("entry__number")
        return {"campaign": self.object.campaign, "requests": asked}

    def arguments(self, form: RequestForm) -> dict[str, Any]:
        return {**super().arguments(form), "until": self.object.remark_until}


def _own(request: HttpRequest, code: str) -> Application:
    rows = Application.objects.filter(person=current_person(request)).exclude(
        state=ApplicationState.DRAFT
    )
    return get_object_or_404(rows.select_related("campaign", "position__post"), campaign__code=code)


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
