"""Who serves in a campaign: of whom a tie is entered, and whom a candidate may name. Reads only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from accounts.models import Grant, Person
from accounts.rules.duties import Role
from exams.models import Campaign, Member
from exams.rules.bodies import NAMED_AT_ONCE


@dataclass(frozen=True, slots=True)
class Serving:
    """Somebody who serves: what they are outside (blank: no seat), and since when (None: drafted).

    Who has a role and no seat serves since it was given.
    """

    person: Person
    capacity: str
    since: datetime | None


def serving_in(campaigns: Iterable[Campaign]) -> dict[Any, dict[int, Serving]]:
    """Return who serves in some campaigns, by campaign and by person, with two queries for all."""
    serving: dict[Any, dict[int, Serving]] = defaultdict(dict)
    codes = {each.code: each.pk for each in campaigns}
    seats = Member.objects.sitting().filter(body__campaign__in=codes.values())
    for seat in seats.select_related("person", "body").order_by("pk"):
        of_seat = Serving(seat.person, seat.capacity, seat.seated_at)
        serving[seat.body.campaign_id][seat.person_id] = of_seat
    for code, grant in _by_role(codes):
        of_role = Serving(grant.person, "", grant.granted_at)
        serving[codes[code]].setdefault(grant.person_id, of_role)
    return serving


def members_of(campaign: Campaign) -> Any:
    """Return who serves in a campaign: in a council or board, drafted or founded, or by a role."""
    seats = Member.objects.sitting().filter(body__campaign=campaign)
    by_role = {grant.person_id for _, grant in _by_role([campaign.code])}
    serving = Q(pk__in=seats.values("person")) | Q(pk__in=by_role)
    return Person.objects.filter(serving).order_by("full_name", "pk")


def _by_role(codes: Iterable[str]) -> list[tuple[str, Grant]]:
    """Return the roles that reach campaigns today, as an auditor has, each with its campaign."""
    codes, today = list(codes), timezone.localdate()
    grants = Grant.objects.filter(campaign__in=("", *codes), revoked_at=None)
    people = grants.exclude(role=Role.CANDIDATE).filter(person__is_active=True)
    rows = list(people.select_related("person").order_by("granted_at", "pk"))
    return [(code, grant) for code in codes for grant in rows if grant.covers(code, today)]


def public_members(campaign: Campaign) -> Any:
    """Return who sits in those bodies of a campaign whose names are public."""
    seats = Member.objects.sitting().filter(body__campaign=campaign, body__kind__in=NAMED_AT_ONCE)
    founded = seats.exclude(body__founded_at=None)
    return Person.objects.filter(pk__in=founded.values("person")).order_by("full_name", "pk")
