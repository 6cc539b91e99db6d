"""The announcement: written, seen with all that it freezes, and published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import require_duty
from accounts.rules.duties import Duty
from exams.forms.campaign import AnnouncementForm
from exams.models import Campaign
from results.actions import transitions
from web.views import submit


@require_duty(Duty.ANNOUNCE, campaign="code")
def announce(request: HttpRequest, code: str) -> HttpResponse:
    """Write the announcement, see what will be frozen, and announce."""
    campaign = get_object_or_404(Campaign, code=code)
    form = AnnouncementForm(request.POST or None)
    if form.is_valid():
        content = form.answers()
        number, medium = content.pop("number"), content.pop("medium")
        channels = ("PORTAL", medium) if medium else ("PORTAL",)
        arguments = {"number": number, "content": content, "channels": channels}
        if submit(request, form, transitions.announce, campaign=campaign, **arguments):
            return redirect("exams:campaign", code)
    context = {
        "form": form,
        "campaign": campaign,
        "positions": campaign.positions.select_related("post"),
    }
    status = 422 if form.errors else 200
    return render(request, "results/announce/announce.html", context, status=status)
