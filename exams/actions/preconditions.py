"""The first two questions of every deed: may I, and is it time?"""

from datetime import datetime
from typing import Any

from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules import stages
from exams.rules.refusals import Refusal
from exams.rules.stages import Step


def check_duty(by: Person, duty: Duty, at: datetime, campaign: str | None = None) -> None:
    """Refuse (NOT_YOUR_DUTY) whoever does not hold the duty, in this campaign or in any."""
    if not by.may(duty, campaign, at=at):
        raise Refusal("NOT_YOUR_DUTY", duty=duty)


def require_same_campaign(campaign: Campaign, *things: Any) -> None:
    """Refuse (OTHER_CAMPAIGN) what belongs to another campaign than the one the duty is for."""
    if any(thing.campaign_id != campaign.pk for thing in things):
        raise Refusal("OTHER_CAMPAIGN")


def lock_campaign(
    campaign: Campaign, *steps: Step, duty: Duty | None, by: Person, at: datetime
) -> Campaign:
    """Lock the campaign as it stands now; let the deed go on only if permitted and timely.

    No steps: any will do. Raises Refusal NOT_YOUR_DUTY, CAMPAIGN_SUSPENDED, CAMPAIGN_CANCELLED
    or WRONG_STAGE.
    """
    if duty:
        check_duty(by, duty, at, campaign.code)
    locked = Campaign.objects.select_for_update().get(pk=campaign.pk)
    if locked.cancelled_on:
        raise Refusal("CAMPAIGN_CANCELLED")
    if locked.suspended_on:
        raise Refusal("CAMPAIGN_SUSPENDED")
    if steps:
        stages.require(locked.step, *steps)
    return locked
