"""What every deed of a registering candidate asks first."""

from datetime import datetime

from django.utils import timezone

from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.models import Application
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage, Step

OPEN = Step(Stage.REGISTER)


def lock_open_registration(campaign: Campaign, by: Person, at: datetime) -> Campaign:
    """Hold the campaign while registration is open, the last day included."""
    locked = lock_campaign(campaign, OPEN, duty=Duty.APPLY, by=by, at=at)
    opens, closes = locked.registration_opens, locked.registration_closes
    if not (opens and closes and opens <= timezone.localdate(at) <= closes):
        raise Refusal(
            "OUTSIDE_REGISTRATION_WINDOW", opens=f"{opens:%d/%m/%Y}", closes=f"{closes:%d/%m/%Y}"
        )
    return locked


def require_draft(application: Application, by: Person, at: datetime) -> Campaign:
    """Hold the campaign of one's own draft while it may be changed."""
    if application.person_id != by.pk:
        raise Refusal("NOT_YOURS")
    locked = lock_open_registration(application.campaign, by, at)
    now = Application.objects.select_for_update().get(pk=application.pk)
    if now.state != "DRAFT":
        raise Refusal("NOT_A_DRAFT", state=now.state)
    return locked
