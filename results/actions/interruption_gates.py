"""What keeps a campaign from being suspended, resumed or cancelled. Reads only."""

from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.checks import Check, error
from exams.rules.stages import Stage
from results.actions.gates import of_place


def of_suspension(campaign: Campaign) -> tuple[Check, ...]:
    """Return why a campaign cannot be suspended now."""
    if obstacles := of_place(campaign) or _of_published(campaign):
        return obstacles
    if campaign.regulations.get("calendar", {}).get("suspension_allowed", True):
        return ()
    return (error("SUSPENSION_NOT_ALLOWED", Duty.ANNOUNCE),)


def of_cancellation(campaign: Campaign) -> tuple[Check, ...]:
    """Return why a campaign cannot be cancelled now; one that is suspended can."""
    return of_place(campaign) if campaign.cancelled_on else _of_published(campaign)


def _of_published(campaign: Campaign) -> tuple[Check, ...]:
    is_published = campaign.stage == Stage.PUBLISH
    return (error("RESULTS_PUBLISHED", Duty.ANNOUNCE),) if is_published else ()


def of_resumption(campaign: Campaign) -> tuple[Check, ...]:
    """Return why a campaign cannot be resumed now."""
    if campaign.cancelled_on:
        return of_place(campaign)
    return () if campaign.suspended_on else (error("NOT_SUSPENDED", Duty.ANNOUNCE),)
