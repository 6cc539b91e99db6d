"""The campaigns under way, as far as they concern a person."""

from datetime import datetime

from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.stages import Stage


def running_campaigns(person: Person, at: datetime, *duties: Duty) -> list[Campaign]:
    """Return the campaigns under way in which a person holds one of these duties."""
    if not any(person.may(duty, at=at) for duty in duties):
        return []
    live = Campaign.objects.exclude(stage__in=[Stage.ANNOUNCE, Stage.PUBLISH])
    live = live.filter(suspended_on=None, cancelled_on=None).order_by("code")
    return [
        campaign
        for campaign in live
        if any(person.may(duty, campaign.code, at=at) for duty in duties)
    ]
