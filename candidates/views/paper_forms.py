"""The forms of papers to be signed: blank for everybody, filled in for whoever registers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.documents.paper_forms import FORMS, paper_form
from candidates.models import Application
from candidates.rules.registration import DossierItem
from candidates.views.own import own
from exams.models import Campaign
from web.downloads import PDF, file_response


@require_duty(Duty.EVERYONE, campaign="code")
def blank_form(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """Return the blank form of a paper."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    return _answer(item, campaign, None)


@require_duty(Duty.APPLY, campaign="code")
def own_form(request: HttpRequest, code: str, item: str) -> HttpResponse:
    """Return the form with what its reader typed; nothing of it is kept on the way."""
    application = own(request, code)
    response = _answer(item, application.campaign, application)
    response["Cache-Control"] = "no-store"
    return response


def _answer(item: str, campaign: Campaign, application: Application | None) -> HttpResponse:
    if item not in FORMS:
        raise Http404
    paper = DossierItem(item)
    data = paper_form(paper, campaign, application, at=timezone.now())
    return file_response(data, f"{slugify(paper)}.pdf", PDF, inline=True)
