"""The parameters a campaign froze, as the rules of marking and ranking take them."""

from exams.models import Campaign
from exams.rules.scoring import Scoring
from exams.rules.scoring_table import scoring_from


def scoring_of(campaign: Campaign) -> Scoring:
    """Return the frozen parameters of marking and ranking."""
    return scoring_from(campaign.regulations["scoring"], campaign.regulations["eligibility"])
