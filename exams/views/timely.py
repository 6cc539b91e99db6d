"""What a page tells before anybody types: that its campaign stands still, or at another step."""

from exams.models import Campaign
from exams.rules import stages
from exams.rules.refusals import Refusal
from exams.rules.stages import Step
from web.sentences import sentence


def untimely(campaign: Campaign, *steps: Step) -> str:
    """Return why an action of these steps is refused today; blank when it is timely.

    It is what the action itself would say (CAMPAIGN_CANCELLED, CAMPAIGN_SUSPENDED, WRONG_STAGE);
    one without steps is always timely.
    """
    if not steps:
        return ""
    if campaign.cancelled_on:
        return sentence("CAMPAIGN_CANCELLED", day=f"{campaign.cancelled_on:%d/%m/%Y}")
    if campaign.suspended_on:
        return sentence("CAMPAIGN_SUSPENDED", day=f"{campaign.suspended_on:%d/%m/%Y}")
    try:
        stages.require(campaign.step, *steps)
    except Refusal as refusal:
        return sentence(refusal.code, **refusal.facts)
    return ""
