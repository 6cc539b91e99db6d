"""What every deed of a registering candidate asks first."""

from datetime import datetime

from django.utils import timezone

from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.models import Application
from exams.actions.permit import hold
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage, Step

OPEN = Step(Stage.REGISTER)


def hold_open(campaign: Campaign, by: Person, at: datetime) -> Campaign:
    """Hold the campaign while registration is open, the last day included."""
    held = hold(campaign, OPEN, duty=Duty.APPLY, by=by, at=at)
    opens, closes = held.registration_opens, held.registration_closes
    if not (opens and closes and opens <= timezone.localdate(at) <= closes):
        raise Refusal(
            "OUTSIDE_REGISTRATION_WINDOW", opens=f"{opens:%d/%m/%Y}", closes=f"{closes:%d/%m/%Y}"
        )
    return held


def require_draft(application: Application, by: Person, at: datetime) -> Campaign:
    """Hold the campaign of one's own draft while it may be changed."""
    if application.person_id != by.pk:
        raise Refusal("NOT_YOURS")
    held = hold_open(application.campaign, by, at)
    now = Application.objects.select_for_update().get(pk=application.pk)
    if now.state != "DRAFT":
        raise Refusal("NOT_A_DRAFT", state=now.state)
    return held
