"""The report of a dry run is kept: the only thing that stays of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.stages import IN_ORDER
from rehearsal.models import DryRun


@action(duty=[Duty.PREPARE, Duty.ANNOUNCE], steps=IN_ORDER)
def keep_report(
    *, campaign: Campaign, profile: str, report: Mapping[str, Any], by: Person, at: datetime
) -> DryRun:
    """Keep what a dry run of a campaign's regulations came to.

    Raises Refusal NOT_YOUR_DUTY, CAMPAIGN_CANCELLED or CAMPAIGN_SUSPENDED.
    """
    locked = lock_campaign(campaign)
    dry_run = DryRun(campaign=locked, profile=profile, report=report, held_at=at)
    refused = report["refused"][0] if report["refused"] else ""
    locked.record(
        "rehearsal.held", about=locked.code, rows=[dry_run], profile=profile, refused=refused
    )
    return dry_run
