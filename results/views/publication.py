"""Published lists, for everybody: on the page, on paper, as a spreadsheet, as a bundle."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import has_duty, limited_for_visitors, require_duty
from accounts.rules.duties import Duty
from exams.forms.lists import ListFilter
from exams.models import Campaign
from exams.views.timely import untimely
from results.actions.corrections import STEPS
from results.documents import bundle, notice
from results.documents.published_files import made_once
from results.models import Publication
from results.rules.enums import PublicationKind
from results.tables import lists
from results.tables.published import published_list
from results.views.lines import by_position, moved
from web.downloads import PDF, XLSX, file_response
from web.fragments import render_page
from web.lists import page_of


@require_duty(Duty.EVERYONE, campaign="code")
def publications(request: HttpRequest, code: str) -> HttpResponse:
    """List everything that was published of a campaign."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    context = {"campaign": campaign, "publications": campaign.publications.all()}
    return render(request, "results/publish/publications.html", context)


@require_duty(Duty.EVERYONE, campaign="code")
def publication(request: HttpRequest, code: str, kind: str, version: int) -> HttpResponse:
    """Show one published list exactly as it was published; by number or position if asked."""
    publication = _publication(request, code, kind, version)
    published = published_list(publication)
    campaign = publication.campaign
    form = ListFilter(request.GET or None, positions=published.positions)
    page = page_of(request, published.matching(**form.asked()))
    versions = campaign.publications.filter(kind=publication.kind).defer("content")
    latest = versions.order_by("-version").first()
    context = {
        "publication": publication,
        "campaign": campaign,
        "form": form,
        "page": page,
        "columns": published.columns,
        "positions": by_position(campaign, page.object_list, published.columns),
        "latest": latest if latest != publication else None,
        "lines": len(published.lines),
        "selected": published.selected,
        "correction": _in_words(published.correction),
        "held_again": published.held_again,
        "may_correct": latest == publication and _may_correct(request, publication),
    }
    return render_page(request, "results/publish/publication.html", context, fragment="list")


@require_duty(Duty.EVERYONE, campaign="code")
@limited_for_visitors
def paper(request: HttpRequest, code: str, kind: str, version: int) -> HttpResponse:
    """Return the notice as PDF, in the prescribed form."""
    publication = _publication(request, code, kind, version)
    name = f"{publication.campaign.code}-{publication.kind.lower()}-{publication.version}.pdf"
    data = made_once(publication, "pdf", notice.notice)
    return file_response(data, name, PDF, inline=True)


@require_duty(Duty.EVERYONE, campaign="code")
@limited_for_visitors
def workbook(request: HttpRequest, code: str, kind: str, version: int) -> HttpResponse:
    """Return the list as a spreadsheet."""
    publication = _publication(request, code, kind, version)
    data = made_once(publication, "xlsx", lists.workbook)
    return file_response(data, lists.file_name(publication), XLSX)


@require_duty(Duty.EVERYONE, campaign="code")
@limited_for_visitors
def package(request: HttpRequest, code: str) -> HttpResponse:
    """Return the bundle from which anybody recomputes the ranking."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    if not campaign.publications.filter(kind=PublicationKind.OFFICIAL).exists():
        raise Http404(_("Chưa công bố kết quả."))
    latest = bundle.latest(campaign)
    data = made_once(latest, "zip", bundle.packed)
    return file_response(data, bundle.file_name(latest), "application/zip")


def _publication(request: HttpRequest, code: str, kind: str, version: int) -> Publication:
    rows = Publication.objects.select_related("campaign").defer("content")
    publication = get_object_or_404(rows, campaign__code=code, kind=kind.upper(), version=version)
    readable = Publication.objects.seen_by(request.user, at=timezone.now())
    if not readable.filter(pk=publication.pk).exists():
        raise PermissionDenied(
            _("Danh sách này có tên thí sinh; người chấm thi viết chỉ xem được sau khi ráp phách.")
        )
    return publication


def _in_words(correction: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return what a corrected version says of itself, with its changes in words."""
    return correction and {**correction, "changes": moved(correction["changes"])}


def _may_correct(request: HttpRequest, publication: Publication) -> bool:
    steps = STEPS.get(publication.kind, ())
    asker = has_duty(request.user, (Duty.PREPARE,), publication.campaign.code)
    return asker and bool(steps) and not untimely(publication.campaign, *steps)
