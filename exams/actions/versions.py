"""The state of whole campaigns as a value, by which what was worked out of them is told to hold."""

from collections.abc import Hashable, Iterable
from typing import Any

from audit.models.log import SYSTEM, Log
from exams.models import Campaign


def versions_of(campaigns: Iterable[Campaign]) -> dict[Any, Hashable]:
    """Return what changes with every event of each campaign or of the installation, by key.

    It never comes back: every event has a salt of its own. One query for any number of campaigns.
    """
    listed = list(campaigns)
    logs = Log.objects.filter(pk__in=[SYSTEM, *(campaign.log for campaign in listed)])
    heads = {pk: (size, leaf) for pk, size, leaf in logs.values_list("pk", "size", "last_leaf")}
    return {
        campaign.pk: (campaign.pk, campaign.ver, heads.get(campaign.log), heads.get(SYSTEM))
        for campaign in listed
    }
