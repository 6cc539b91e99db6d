"""What happened since a campaign was ranked, for any number of them with the same few queries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Q

from audit.models import Event
from exams.models import Campaign
from grading.models import RankingSnapshot
from results.models import Publication
from results.rules.enums import PublicationKind

# What is decided with or after the ranking, and changes a result.
DECISIONS = (
    *("sanction.decided", "tie.ordered", "survivor.decided", "panel.decided"),
    *("script.settled", "remark.decided"),
)


def decided_since(ranking: Iterable[Campaign]) -> set[Any]:
    """Return the campaigns, by key, of which something was decided since the latest ranking."""
    by_log = {campaign.log: campaign.pk for campaign in ranking}
    events = Event.objects.filter(log__in=by_log, type__in=("ranking.drawn_up", *DECISIONS))
    last = events.values_list("log").annotate(
        ranked=Max("seq", filter=Q(type="ranking.drawn_up")),
        decided=Max("seq", filter=Q(type__in=DECISIONS)),
    )
    return {
        by_log[log] for log, ranked, decided in last.order_by() if (decided or -1) > (ranked or -1)
    }


def uncorrected(published: Iterable[Any]) -> set[Any]:
    """Return the campaigns whose latest ranking ranks otherwise than the one published last."""
    keys = list(published)
    rankings = RankingSnapshot.objects.filter(campaign__in=keys)
    latest = dict(rankings.values_list("campaign").annotate(Max("number")).order_by())
    official = Publication.objects.filter(campaign__in=keys, kind=PublicationKind.OFFICIAL)
    in_public = dict(official.values_list("campaign").annotate(Max("ranking__number")).order_by())
    newer = [pk for pk, number in in_public.items() if latest[pk] != number]
    if not newer:
        return set()
    rows = {
        (pk, number): [position["ranking"] for position in outcome["positions"]]
        for pk, number, outcome in rankings.filter(campaign__in=newer).values_list(
            "campaign", "number", "outcome"
        )
    }
    return {pk for pk in newer if rows[pk, latest[pk]] != rows[pk, in_public[pk]]}
