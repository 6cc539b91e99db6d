"""What the page of a file shows of the verifications of its person."""

from collections.abc import Collection
from typing import Any

from accounts.rules.duties import Duty
from candidates.actions import background_checks
from candidates.models import Application, BackgroundCheck
from candidates.rules.verification import VerificationDemand
from exams.rules.stages import SCREEN, since
from exams.views.timely import untimely


def verifications_of(application: Application, duties: Collection[Duty]) -> dict[str, Any]:
    """Return the verifications of a file, the latest first, and whether one may be entered now."""
    campaign = application.campaign
    rows = BackgroundCheck.objects.filter(application=application)
    demand = background_checks.demand_of(campaign)
    may_record = Duty.RECEIVE in duties and not untimely(campaign, *since(SCREEN))
    return {
        "background_checks": rows.order_by("-entered_at", "-event__seq"),
        "asks_verification": demand != VerificationDemand.NONE,
        "may_record_check": may_record and not application.has_left,
    }
