"""What stands around a decision about a file: its campaign, what was decided, how far one is."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.access import current_person, duties_of_user
from accounts.rules.duties import Duty
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from candidates.views.chosen_files import with_choice
from candidates.views.decisions import decisions_about
from candidates.views.next_file import next_of, share_concluded
from exams.actions.clock import dates_of
from exams.models import Campaign
from exams.rules.stages import Stage

TONES: dict[str, str] = {
    ApplicationState.ELIGIBLE: "success",
    ApplicationState.INELIGIBLE: "error",
    ApplicationState.REJECTED: "error",
    ApplicationState.SPECIAL_CASE_PENDING: "warning",
}


def file_head(request: HttpRequest, application: Application) -> dict[str, Any]:
    """Return what stands around a decision: of which campaign the file is, and what was decided."""
    campaign = application.campaign
    return {
        "campaign": campaign,
        "decisions": decisions_about(application, current_person(request)),
        "may_attach_answer": Duty.DECIDE in duties_of_user(request, campaign.code),
        "choice": with_choice("", request),
        "next": next_of(application, request),
        "list_url": with_choice(reverse("candidates:files"), request, campaign=campaign.code),
        "share": _share(request, campaign),
        "tone": TONES.get(application.state, "info"),
    }


def _share(request: HttpRequest, campaign: Campaign) -> dict[str, Any] | None:
    """Return how far an officer is with their share, and until when it is due."""
    if campaign.stage != Stage.SCREEN or Duty.SCREEN not in duties_of_user(request, campaign.code):
        return None
    concluded, total = share_concluded(campaign, current_person(request))
    until = dates_of(campaign).eligible_list_published
    return {"concluded": concluded, "total": total, "until": until}
