"""The campaigns under way, as far as they concern a person."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign, Entry, Lot, Sitting
from exams.rules.enums import PartKind
from exams.rules.stages import Stage


def running_campaigns(
    person: Person,
    at: datetime,
    *duties: Duty,
    and_published: bool = False,
    and_interrupted: bool = False,
) -> list[Campaign]:
    """Return the campaigns under way in which a person holds one of these duties.

    What was left open is still decided after the publication: then those count too; and of what
    was interrupted people are still told.
    """
    if not any(person.may(duty, at=at) for duty in duties):
        return []
    return [
        campaign
        for campaign in _under_way(and_published=and_published, and_interrupted=and_interrupted)
        if any(person.may(duty, campaign.code, at=at) for duty in duties)
    ]


def _under_way(*, and_published: bool, and_interrupted: bool) -> QuerySet[Campaign]:
    others = [Stage.ANNOUNCE] if and_published else [Stage.ANNOUNCE, Stage.PUBLISH]
    live = Campaign.objects.exclude(stage__in=others)
    wanted = Q() if and_interrupted else Q(suspended_on=None, cancelled_on=None)
    return live.filter(wanted).order_by("code")


def uncalled(campaigns: Iterable[Any]) -> dict[tuple[Any, str], int]:
    """Count of whom nobody said yet whether they came: {(campaign's key, kind of part): people}.

    Everybody is expected in writing, at the defence those with a lot; two queries for any number
    of campaigns. A part of which nobody is missing is not named.
    """
    keys = list(campaigns)
    called = Sitting.objects.filter(entry=OuterRef("pk"), part__kind=PartKind.WRITTEN)
    in_writing = Entry.objects.filter(~Exists(called), campaign__in=keys).values_list("campaign")
    heard = Sitting.objects.filter(entry=OuterRef("entry"), part=OuterRef("part"))
    defence = Lot.objects.filter(~Exists(heard), part__campaign__in=keys)
    by_kind = {
        PartKind.WRITTEN: in_writing,
        PartKind.PROPOSAL: defence.values_list("part__campaign"),
    }
    return {
        (campaign, str(kind)): count
        for kind, rows in by_kind.items()
        for campaign, count in rows.annotate(Count("pk")).order_by()
    }
