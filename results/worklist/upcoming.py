"""The days that come next in the campaigns of a person, whether or not anything waits for them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.worklist import running_campaigns
from results.worklist.tasks import deadlines_due, people_in

OF_A_CAMPAIGN = tuple(duty for duty in Duty if duty not in (Duty.EVERYONE, Duty.SIGNED_IN))


@dataclass(frozen=True, slots=True)
class NextDay:
    """A campaign under way, and the next day of its calendar; none when all have passed."""

    campaign: Campaign
    step: str
    day: date | None


def next_days(person: Person, at: datetime) -> list[NextDay]:
    """Return the next day of each campaign in which a person has a duty, the nearest first."""
    campaigns = running_campaigns(person, at, *OF_A_CAMPAIGN)
    return next_days_of(campaigns, timezone.localdate(at)) if campaigns else []


def next_days_of(campaigns: list[Campaign], today: date) -> list[NextDay]:
    """Return the next day of each of some campaigns, the nearest first; one query for all."""
    counts = people_in(campaigns)
    days = [_next_day(campaign, counts[campaign.pk], today) for campaign in campaigns]
    return sorted(days, key=lambda each: (each.day or date.max, each.campaign.code))


def _next_day(campaign: Campaign, people: tuple[int, int], today: date) -> NextDay:
    coming = sorted(
        (day, step) for step, day in deadlines_due(campaign, *people).items() if day >= today
    )
    day, step = coming[0] if coming else (None, "")
    return NextDay(campaign, step, day)
