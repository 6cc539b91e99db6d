"""The days that come next in the campaigns of a person, whether or not anything waits for them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.worklist.own import competed_in
from exams.models import Campaign
from exams.worklist import running_campaigns
from results.models import Publication
from results.rules.enums import PublicationKind
from results.worklist.tasks import deadlines_due, people_in

# Of each list, the deadline that its publication answers (exams/rules/deadline_rules.py).
ENDS = {
    PublicationKind.ELIGIBLE: "P8_POSTING",
    PublicationKind.PROVISIONAL: "P11_MARKING",
    PublicationKind.REMARK: "P13_REMARK_MARKING",
    PublicationKind.OFFICIAL: "P19_PUBLISH",
}
OF_AN_OFFICE = tuple(
    duty for duty in Duty if duty not in (Duty.EVERYONE, Duty.SIGNED_IN, Duty.APPLY)
)


@dataclass(frozen=True, slots=True)
class NextDay:
    """A campaign under way, and the next day of its calendar; none when all have passed."""

    campaign: Campaign
    step: str
    day: date | None


def next_days(person: Person, at: datetime) -> list[NextDay]:
    """Return the next day of each campaign in which a person has a duty, the nearest first.

    A candidate waits where they take part, or may still register; who has left, for nothing.
    """
    campaigns = running_campaigns(person, at, *OF_AN_OFFICE)
    if open_to_all := running_campaigns(person, at, Duty.APPLY):
        others = [each for each in open_to_all if each not in campaigns]
        campaigns = [*campaigns, *competed_in(person, others)]
    return next_days_of(campaigns, timezone.localdate(at)) if campaigns else []


def next_days_of(campaigns: list[Campaign], today: date) -> list[NextDay]:
    """Return the next day of each of some campaigns, the nearest first; two queries for all.

    What a list that is out has ended does not come next, however early it came out.
    """
    counts, ended = people_in(campaigns), _ended_by_lists(campaigns)
    days = [
        _next_day(campaign, counts[campaign.pk], ended[campaign.pk], today)
        for campaign in campaigns
    ]
    return sorted(days, key=lambda each: (each.day or date.max, each.campaign.code))


def _ended_by_lists(campaigns: list[Campaign]) -> defaultdict[Any, set[str]]:
    """Return which days of each campaign ended with a list that was published."""
    rows = Publication.objects.filter(campaign__in=campaigns).values_list("campaign", "kind")
    ended: defaultdict[Any, set[str]] = defaultdict(set)
    for pk, kind in rows:
        ended[pk].add(ENDS[PublicationKind(kind)])
    return ended


def _next_day(campaign: Campaign, people: tuple[int, int], ended: set[str], today: date) -> NextDay:
    due = deadlines_due(campaign, *people)
    coming = sorted((day, step) for step, day in due.items() if day >= today and step not in ended)
    day, step = coming[0] if coming else (None, "")
    return NextDay(campaign, step, day)
