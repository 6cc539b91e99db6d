"""What happened since a campaign was ranked, for any number of them with the same few queries."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Q

from audit.models import Event
from exams.models import Campaign, Position
from grading.models import RankingSnapshot, not_held_again
from results.models import Publication
from results.rules.enums import PublicationKind

# What is decided with or after the ranking, and changes a result.
DECISIONS = (
    *("sanction.decided", "tie.ordered", "survivor.decided", "panel.decided"),
    *("script.settled", "remark.decided"),
)

_RANKED = Q(type="ranking.drawn_up")


def decided_since(ranking: Iterable[Campaign]) -> set[Any]:
    """Return the campaigns, by key, of which something was decided since the latest ranking.

    That a position has to be held again is such a decision.
    """
    by_log = {campaign.log: campaign.pk for campaign in ranking}
    void = Position.objects.exclude(not_held_again()).filter(campaign__in=by_log.values())
    decided = Q(type__in=DECISIONS) | Q(pk__in=void.values("event"))
    events = Event.objects.filter(_RANKED | decided, log__in=by_log)
    last = events.values_list("log").annotate(
        ranked=Max("seq", filter=_RANKED), decided=Max("seq", filter=decided)
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
