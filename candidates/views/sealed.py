"""A file that is sealed: what of it may be seen."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.access import duties_of_user
from accounts.rules.duties import Duty
from candidates.actions.sealed_files import require_unsealed
from candidates.models import Application, Document
from candidates.rules.enums import ApplicationState
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER
from exams.views.timely import untimely
from web.sentences import label, refusal_message


def sealed_page(
    request: HttpRequest, application: Application, actions: dict[str, Any]
) -> HttpResponse:
    """Show the cover of a sealed file: no answer, no paper, no finding, and nobody's name."""
    campaign = application.campaign
    duties = duties_of_user(request, campaign.code)
    is_open = application.state != ApplicationState.WITHDRAWN and not untimely(campaign, REGISTER)
    context = {
        **actions,
        "application": application,
        "campaign": campaign,
        "may_open": is_open and Duty.DECIDE in duties,
    }
    return render(request, "candidates/screen/sealed.html", context)


def paper_sealed(request: HttpRequest, document: Document) -> HttpResponse | None:
    """Return what is answered for a paper of a sealed file; None for any other."""
    try:
        require_unsealed(document.application, timezone.localdate())
    except Refusal as refusal:
        context = {"title": label(document.item), "why": refusal_message(refusal)}
        return render(request, "refused.html", context, status=409)
    return None
