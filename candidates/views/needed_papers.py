"""Which papers a dossier needs, for everybody: who writes each, how old it may be."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions.dossier_papers import items_of, oldest_paper
from candidates.documents.paper_forms import FORMS
from exams.models import Campaign


@require_duty(Duty.EVERYONE, campaign="code")
def needed_papers(request: HttpRequest, code: str) -> HttpResponse:
    """Show the numbered table of the papers of a dossier, as the regulations ask for them."""
    campaign = get_object_or_404(Campaign.objects.public(), code=code)
    return render(
        request,
        "candidates/register/needed_papers.html",
        {"campaign": campaign, "papers": _papers(campaign)},
    )


def _papers(campaign: Campaign) -> list[dict[str, Any]]:
    return [
        {
            "item": item,
            "since": oldest_paper(campaign, item.code),
            "has_form": item.code in FORMS,
        }
        for item in items_of(campaign)
    ]
