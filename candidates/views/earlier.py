"""A registration that was withdrawn, after its owner registered again: to read, never to act on."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.models import Application
from candidates.views.own import own


@require_duty(Duty.APPLY)
def earlier_application(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one of the reader's earlier registrations; the latest has a page of its own."""
    registrations = Application.objects.filter(person=current_person(request))
    application = get_object_or_404(
        registrations.select_related("campaign", "position__post"), pk=pk
    )
    if application == own(request, application.campaign.code):
        return redirect("candidates:application", application.campaign.code)
    context = {
        "application": application,
        "campaign": application.campaign,
        "documents": application.documents.filter(removed_at=None),
        "is_earlier": True,
    }
    return render(request, "candidates/register/submitted.html", context)
