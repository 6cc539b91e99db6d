"""The windows in which something may be sent in: of registration, of requests for a remark."""

from datetime import date

from django.utils import timezone

from exams.actions.clock import suspensions_of
from exams.models import Campaign, ExamPart
from exams.rules.stages import Stage
from exams.rules.suspensions import REMARK_UNTIL, day_before


def registration_is_open(campaign: Campaign, today: date) -> bool:
    """Say whether registrations are taken on a day, the first and the last included."""
    opens, closes = campaign.registration_opens, campaign.registration_closes
    in_time = bool(opens and closes and opens <= today <= closes)
    interrupted = campaign.suspended_on or campaign.cancelled_on
    return in_time and not interrupted and campaign.stage == Stage.REGISTER


def late_files_are_asked_for(campaign: Campaign, today: date) -> bool:
    """Say whether who missed the last day of registration may still ask to hand in a file."""
    closes, interrupted = (
        campaign.registration_closes,
        campaign.suspended_on or campaign.cancelled_on,
    )
    return (
        closes is not None
        and today > closes
        and not interrupted
        and campaign.stage in (Stage.REGISTER, Stage.SCREEN)
    )


def remarks_are_taken(part: ExamPart, today: date) -> bool:
    """Say whether requests for a remark of a part are in time on a day, the last one included."""
    campaign = part.campaign
    if part.remark_until is None or campaign.suspended_on or campaign.cancelled_on:
        return False
    return today <= part.remark_until and not part.official_at


def remark_until_as_published(part: ExamPart) -> date | None:
    """Return the end of the remark window as the results told it, whatever was suspended since."""
    if part.remark_until is None or part.provisional_at is None:
        return part.remark_until
    published = timezone.localdate(part.provisional_at)
    later = [each for each in suspensions_of(part.campaign) if each.since >= published]
    return day_before(remark_window_name(part), part.remark_until, later)


def remark_window_name(part: ExamPart) -> str:
    """Return the name under which a suspension keeps how it moved a part's remark window."""
    return f"{part.kind}{REMARK_UNTIL}"
