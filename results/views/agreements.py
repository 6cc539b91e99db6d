"""Who has agreed to open the mapping so far, and when, for the other of the two."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import Person
from audit.models import Event
from exams.models import Campaign, Stub
from exams.rules.enums import PartKind
from results.actions import unseal
from results.process.agreements import has_agreed
from results.process.done_so_far import progress_of
from results.process.process_action import ProcessAction


def agreements_of(action: ProcessAction, campaign: Campaign) -> list[dict[str, Any]]:
    """Return each agreement by name, side and time, in order; of any other action none."""
    sides = _sides_of(action, campaign)
    events = Event.objects.filter(log_id=campaign.log, type="opening.approved").order_by("seq")
    times = dict(events.values_list("actor", "ts"))
    people = {each.pseudonym: each for each in Person.objects.filter(pk__in=_keys(sides))}
    return [
        {"who": people.get(name, name), "side": side, "at": datetime.fromisoformat(times[name])}
        for name, side in sides
    ]


def agreed_already(action: ProcessAction, campaign: Campaign) -> Callable[[Person], bool]:
    """Return what says of a person that the mapping waits for the other side alone.

    Of any other action nobody has agreed.
    """
    if action.action is not unseal.approve:
        return lambda person: False
    progress, now = progress_of([campaign])[campaign.pk], timezone.now()
    return lambda person: has_agreed(person, campaign, progress, now)


def _sides_of(action: ProcessAction, campaign: Campaign) -> list[list[str]]:
    """Return who has agreed to open the mapping, with the side; of any other action nobody."""
    if action.action is not unseal.approve:
        return []
    stub = Stub.objects.filter(part__campaign=campaign, part__kind=PartKind.WRITTEN).first()
    return stub.approvals if stub else []


def _keys(sides: list[list[str]]) -> list[int]:
    return [int(pseudonym[2:]) for pseudonym, _ in sides]
