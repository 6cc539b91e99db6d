"""The parameters a campaign froze, as the rules of marking and ranking take them."""

from typing import Any

from exams.models import Campaign
from exams.rules.scoring import Scoring
from exams.rules.scoring_table import scoring_from

MOST_VERSIONS = 100  # of campaigns, whose scoring one process keeps


def scoring_of(campaign: Campaign) -> Scoring:
    """Return the frozen parameters of marking and ranking."""
    return scoring_from(campaign.regulations["scoring"], campaign.regulations["eligibility"])


_scoring_by_version: dict[tuple[Any, str], Scoring] = {}


def scoring_of_version(campaign: Campaign) -> Scoring:
    """Return the frozen parameters of a campaign just read, worked out once for its version.

    The salt of a row is drawn anew for every version, so it stands for the version.
    """
    version = campaign.pk, campaign.salt
    if version not in _scoring_by_version:
        if len(_scoring_by_version) >= MOST_VERSIONS:
            _scoring_by_version.clear()
        _scoring_by_version[version] = scoring_of(campaign)
    return _scoring_by_version[version]
