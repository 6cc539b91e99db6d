"""Who serves in a campaign: of whom a tie is entered, and whom a candidate may name. Reads only."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from accounts.models import Grant, Person
from accounts.rules.duties import Role
from exams.models import Campaign, Member
from exams.rules.bodies import NAMED_AT_ONCE


def members_of(campaign: Campaign) -> Any:
    """Return who serves in a campaign: in a council or board, drafted or founded, or by a role."""
    seats = Member.objects.sitting().filter(body__campaign=campaign)
    serving = Q(pk__in=seats.values("person")) | Q(pk__in=_by_role(campaign))
    return Person.objects.filter(serving).order_by("full_name", "pk")


def _by_role(campaign: Campaign) -> list[int]:
    """Return the keys of who has a role that reaches a campaign today, as an auditor has."""
    grants = Grant.objects.filter(campaign__in=("", campaign.code), revoked_at=None)
    serving = grants.exclude(role=Role.CANDIDATE).filter(person__is_active=True)
    today = timezone.localdate()
    return [grant.person_id for grant in serving if grant.covers(campaign.code, today)]


def public_members(campaign: Campaign) -> Any:
    """Return who sits in those bodies of a campaign whose names are public."""
    seats = Member.objects.sitting().filter(body__campaign=campaign, body__kind__in=NAMED_AT_ONCE)
    founded = seats.exclude(body__founded_at=None)
    return Person.objects.filter(pk__in=founded.values("person")).order_by("full_name", "pk")
