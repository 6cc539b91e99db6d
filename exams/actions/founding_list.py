"""Whom the decision about a board names: those drafted for it, or those it was founded with."""

import json
from collections.abc import Iterable

from audit.models import Event
from exams.models import Body, Campaign, Member
from exams.models.body import in_order


def founding_list(campaign: Campaign, boards: Iterable[Body]) -> dict[str, list[Member]]:
    """Return who is named for each board, by its kind, the head first.

    Whoever left or took a seat since is named on a decision of their own.
    """
    founded = _offices_at_founding(campaign)
    seats = Member.objects.filter(body__in=boards).select_related("person", "body")
    members: dict[str, list[Member]] = {}
    for member in seats.order_by("seated_at", "pk"):
        if _is_named(member, founded.get(member.body.kind)):
            members.setdefault(member.body.kind, []).append(member)
    return {kind: in_order(named) for kind, named in members.items()}


def _is_named(member: Member, offices: dict[str, str] | None) -> bool:
    """Say whether a decision names somebody; of a founded board, once and in their first office."""
    if offices is None:
        return member.left_at is None
    first = offices.pop(member.person.pseudonym, "")
    member.office = first or member.office
    return bool(first)


def _offices_at_founding(campaign: Campaign) -> dict[str, dict[str, str]]:
    """Return, for each board that was founded, the office in which each of its members began."""
    events = Event.objects.filter(log=campaign.log, type="body.founded")
    return {
        event.subject: {
            member: office for office, member in json.loads(bytes(event.entry))["data"]["members"]
        }
        for event in events
    }
