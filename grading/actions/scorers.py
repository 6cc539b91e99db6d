"""Who of a panel may score a defence on the day on which it is held. Reads only."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from accounts.models import Grant
from accounts.models.grant import sharing_waivers
from accounts.rules.duties import Duty
from exams.actions.clock import dates_of
from exams.models import Campaign
from grading.models import Seat


def day_of_defence(campaign: Campaign) -> date:
    """Return the day for which a panel has to be whole: that of the sitting, today once it came."""
    today = timezone.localdate()
    return max(today, dates_of(campaign).defence or today)


def who_may_score(seats: QuerySet[Seat]) -> list[Seat]:
    """Return who sits among some seats and has the role to score on the day of the defence.

    A seat in the defence board has its days (regulations 4.1): outside of them it gives no role.
    """
    sitting = seats.filter(pk__in=Seat.objects.sitting())
    return scorers_among(sitting.select_related("member", "part__campaign"))


def scorers_among(sitting: Iterable[Seat]) -> list[Seat]:
    """Return who has the role to score on that day, of seats with member and campaign at hand."""
    seated = list(sitting)
    prefetch_related_objects(
        seated, Prefetch("member__grants", Grant.objects.filter(revoked_at=None))
    )
    sharing_waivers(grant for seat in seated for grant in seat.member.grants.all())
    campaigns = {seat.part.campaign_id: seat.part.campaign for seat in seated}
    days = {key: day_of_defence(campaign) for key, campaign in campaigns.items()}
    return [seat for seat in seated if _scores(seat, days[seat.part.campaign_id])]


def _scores(seat: Seat, on: date) -> bool:
    code, grants = seat.part.campaign.code, seat.member.grants.all()
    return any(grant.gives(Duty.SCORE_DEFENCE, code, on) for grant in grants)
