"""Receipts of registrations, printed for the office: one file with a page for each."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions.read import dossier_read
from candidates.documents.receipt import receipts
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.models import Campaign

MOST = 100  # receipts in a file: the typesetter holds them all in memory, about 1 MiB each


@require_duty(Duty.RECEIVE, campaign="code")
def receipts_of_page(request: HttpRequest, code: str) -> HttpResponse:
    """Print the receipts of these files of a campaign (`number` of each), as its register goes."""
    campaign = get_object_or_404(Campaign, code=code)
    rows = Application.objects.filter(campaign=campaign).exclude(state=ApplicationState.DRAFT)
    numbers = [number for number in request.GET.getlist("number") if number.isprintable()]
    rows = rows.filter(reg_no__in=numbers[:MOST])
    papers = list(rows.select_related("campaign", "position__post").order_by("reg_no"))
    if not papers:
        raise Http404
    now = timezone.now()
    references = ", ".join(paper.reference for paper in papers)
    dossier_read(about="receipts", purpose=references, by=current_person(request), at=now)
    return HttpResponse(receipts(papers, at=now), content_type="application/pdf")
