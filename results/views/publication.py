"""Published lists, for everybody: on the page, on paper, as a spreadsheet, as a bundle."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import has_duty, require_duty
from accounts.rules.duties import Duty
from exams.models import Campaign
from results.actions.corrections import STEPS
from results.documents import bundle, notice
from results.models import Publication
from results.sentences import columns_of
from results.tables import lists
from results.views.lines import by_position, moved

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_duty(Duty.EVERYONE, campaign="code")
def publications(request: HttpRequest, code: str) -> HttpResponse:
    """List everything that was published of a campaign."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    context = {"campaign": campaign, "publications": campaign.publications.all()}
    return render(request, "results/publish/publications.html", context)


@require_duty(Duty.EVERYONE, campaign="code")
def publication(request: HttpRequest, code: str, kind: str, version: int) -> HttpResponse:
    """Show one published list exactly as it was published; `?number=` finds one line."""
    found = _found(request, code, kind, version)
    lines = found.content["lines"]
    wanted = request.GET.get("number", "").strip().upper()
    columns = [one for one in columns_of(found.kind, lines) if one.field != "position"]
    chosen = [line for line in lines if not wanted or line["number"] == wanted]
    latest = found.campaign.publications.filter(kind=found.kind).order_by("-version").first()
    context = {
        "publication": found,
        "campaign": found.campaign,
        "columns": columns,
        "positions": by_position(found.campaign, chosen, columns),
        "wanted": wanted,
        "latest": latest if latest != found else None,
        "correction": _correction(found),
        "may_correct": latest == found and _may_correct(request, found),
    }
    return render(request, "results/publish/publication.html", context)


@require_duty(Duty.EVERYONE, campaign="code")
def paper(request: HttpRequest, code: str, kind: str, version: int) -> HttpResponse:
    """Return the notice as PDF, in the prescribed form."""
    found = _found(request, code, kind, version)
    name = f"{found.campaign.code}-{found.kind.lower()}-{found.version}.pdf"
    return _file(notice.notice(found), name, "application/pdf", inline=True)


@require_duty(Duty.EVERYONE, campaign="code")
def workbook(request: HttpRequest, code: str, kind: str, version: int) -> HttpResponse:
    """Return the list as a spreadsheet."""
    found = _found(request, code, kind, version)
    return _file(lists.workbook(found), lists.file_name(found), XLSX)


@require_duty(Duty.EVERYONE, campaign="code")
def package(request: HttpRequest, code: str) -> HttpResponse:
    """Return the bundle from which anybody recomputes the ranking."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    if not campaign.publications.filter(kind="OFFICIAL").exists():
        raise Http404(_("Chưa công bố kết quả."))
    found = bundle.latest(campaign)
    return _file(bundle.packed(found), bundle.file_name(found), "application/zip")


def _found(request: HttpRequest, code: str, kind: str, version: int) -> Publication:
    rows = Publication.objects.select_related("campaign", "ranking")
    found = get_object_or_404(rows, campaign__code=code, kind=kind.upper(), version=version)
    if not rows.seen_by(request.user, at=timezone.now()).filter(pk=found.pk).exists():
        raise PermissionDenied(
            _("Danh sách này có tên thí sinh; người chấm thi viết chỉ xem được sau khi ráp phách.")
        )
    return found


def _correction(found: Publication) -> dict[str, Any] | None:
    """Return what a corrected version says of itself, with its changes in words."""
    correction = found.content.get("correction")
    return {**correction, "changes": moved(correction["changes"])} if correction else None


def _may_correct(request: HttpRequest, found: Publication) -> bool:
    steps = STEPS.get(found.kind, ())
    asker = has_duty(request.user, (Duty.PREPARE,), found.campaign.code)
    return found.campaign.step in steps and asker


def _file(data: bytes, name: str, kind: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    disposition = "inline" if inline else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    return response
