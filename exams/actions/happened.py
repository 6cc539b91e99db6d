"""What really happened in a campaign, as far as later periods count from it."""

from datetime import date

from django.utils import timezone

from exams.models import Campaign, ExamPart
from exams.rules.deadline_rules import CampaignDates
from exams.rules.deadlines import NOTHING_HAPPENED
from exams.rules.stages import MARK_WRITTEN, since


def happened_on(campaign: Campaign, planned_until: date | None) -> CampaignDates:
    """Return the days on which that happened from which later periods count, as far as it did.

    `planned_until` is the day that the plan fixed for the end of the window of remark requests.
    """
    part = _published_part(campaign)
    if part is None or part.provisional_at is None:
        return NOTHING_HAPPENED
    until = part.remark_until
    # A window that ends later than planned, since the results came out late, has its own end.
    moved = until if until and planned_until and until > planned_until else None
    published = timezone.localdate(part.provisional_at)
    return CampaignDates(provisional_published=published, remark_request_until=moved)


def _published_part(campaign: Campaign) -> ExamPart | None:
    """Return the written part whose first results are out; before marking nothing is asked."""
    if campaign.step not in since(MARK_WRITTEN):
        return None
    published = (part for part in campaign.parts.all() if part.provisional_at)
    return next(published, None)
