"""Whom the decision about a board names: those drafted for it, or those it was founded with."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from audit.models import Event
from exams.models import Body, Campaign, Member
from exams.models.body import in_order
from exams.rules.seat_terms import WITH_BODY, SeatDays, days_of

Seats = dict[str, tuple[str, SeatDays | None]]  # by pseudonym: office, and days if they were named


def founding_list(campaign: Campaign, boards: Iterable[Body]) -> dict[str, list[Member]]:
    """Return who is named for each board, by its kind, the head first.

    Whoever left or took a seat since is named on a decision of their own.
    """
    founded = _seats_at_founding(campaign)
    seats = Member.objects.filter(body__in=boards).select_related("person", "body")
    members: dict[str, list[Member]] = {}
    for member in seats.order_by("seated_at", "pk"):
        if _is_named(member, founded.get(member.body.kind)):
            members.setdefault(member.body.kind, []).append(member)
    return {kind: in_order(named) for kind, named in members.items()}


def _is_named(member: Member, seats: Seats | None) -> bool:
    """Say whether a decision names somebody; of a founded board, once and in their first seat."""
    if seats is None:
        return member.left_at is None
    first = seats.pop(member.person.pseudonym, None)
    if first is None:
        return False
    member.office, days = first
    member.starts_on, member.ends_on = days or member.days
    return True


def _seats_at_founding(campaign: Campaign) -> dict[str, Seats]:
    """Return, for each board that was founded, the seat in which each of its members began."""
    events = Event.objects.filter(log=campaign.log, type="body.founded")
    return {event.subject: _seats_in(json.loads(bytes(event.entry))["data"]) for event in events}


def _seats_in(founded: Mapping[str, Any]) -> Seats:
    """Return the seats as an event names them; an older one says nothing of their days."""
    named = {
        member: days_of(dict(zip(SeatDays._fields, days, strict=True)))
        for member, *days in founded.get("days", ())
    }
    unnamed = WITH_BODY if "days" in founded else None
    return {member: (office, named.get(member, unnamed)) for office, member in founded["members"]}
