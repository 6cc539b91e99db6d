"""The candidate's own result, and the request for a remark; the secretary enters paper ones."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions.sit import entry_of
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.models import Campaign, Entry, ExamPart
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from grading.actions import remark
from grading.forms import RequestForm
from results.sentences import note
from web.forms import ActionForm
from web.views import submit


@require_duty(Duty.APPLY, campaign="code")
def my_result(request: HttpRequest, code: str) -> HttpResponse:
    """Show the candidate what was published of their own marks, and what may still be asked."""
    application = _own(request, code)
    entry = entry_of(application)
    context = {
        "application": application,
        "campaign": application.campaign,
        "entry": entry,
        "lines": _lines(application.campaign, entry),
        "part": _written(application.campaign),
        "asked": entry.remark_requests.first() if entry else None,
        "today": timezone.localdate(),
    }
    return render(request, "results/publish/mine.html", context)


@require_duty(Duty.APPLY, campaign="code")
def ask_remark(request: HttpRequest, code: str) -> HttpResponse:
    """Ask once more, then take the candidate's own request for a remark."""
    application = _own(request, code)
    entry = get_object_or_404(Entry, pk=getattr(entry_of(application), "pk", None))
    part = get_object_or_404(ExamPart, campaign=application.campaign, kind=PartKind.WRITTEN)
    form = ActionForm(request.POST or None)
    asked = {"entry": entry, "part": part, "on": timezone.localdate(), "until": part.remark_until}
    if form.is_valid() and submit(request, form, remark.request, **asked):
        return redirect("results:mine", code)
    context = {
        "title": _("Đề nghị phúc khảo bài thi viết"),
        "caption": application.campaign.name,
        "lead": _("Điểm có thể tăng, giảm hoặc giữ nguyên. Mỗi bài chỉ phúc khảo một lần."),
        "form": form,
        "submit": _("Gửi đề nghị phúc khảo"),
        "cancel": reverse("results:mine", args=[code]),
        "danger": True,
    }
    return render(request, "components/confirm.html", context, status=422 if form.errors else 200)


@require_duty(Duty.RECEIVE, campaign="code")
def receive_remark(request: HttpRequest, code: str) -> HttpResponse:
    """Enter a remark request that came on paper; one that came too late is kept and refused."""
    campaign = get_object_or_404(Campaign, code=code)
    part = get_object_or_404(ExamPart, campaign=campaign, kind=PartKind.WRITTEN)
    form = RequestForm(request.POST or None)
    if form.is_valid() and _receive(request, form, campaign, part):
        return redirect("results:receive-remark", code)
    context = {
        "form": form,
        "campaign": campaign,
        "part": part,
        "requests": part.remark_requests.select_related("entry").order_by("entry__number"),
    }
    return render(
        request, "results/publish/remarks.html", context, status=422 if form.errors else 200
    )


def _receive(request: HttpRequest, form: RequestForm, campaign: Campaign, part: ExamPart) -> bool:
    number, on = form.cleaned_data["number"].upper(), form.cleaned_data["on"]
    asked = {"campaign": campaign, "number": number, "part": part, "on": on}
    return submit(request, form, _by_number, **asked, until=part.remark_until)


def _by_number(*, campaign: Campaign, number: str, **asked: Any) -> None:
    entry = campaign.entries.filter(number=number).first()
    if entry is None:
        raise Refusal("NO_SUCH_NUMBER", field="number", number=number)
    remark.request(entry=entry, **asked)


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
