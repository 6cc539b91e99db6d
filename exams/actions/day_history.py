"""The days of a campaign as they were set and changed: the trail says by whom, when and why."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from audit.models import Event
from exams.models import Campaign
from exams.rules.suspensions import day_code

# The facts in which an event keeps days: rows of the day's code, what it was, what it is.
DAY_FACTS = ("days", "moved")
EVENTS_OF_DAYS = (
    *("campaign.drafted", "campaign.changed", "part.kept"),
    *("campaign.announced", "announcement.changed", "campaign.resumed"),
)


@dataclass(frozen=True, slots=True)
class DayChange:
    """One event that set or moved days, with the reason or the number of its announcement."""

    at: datetime
    kind: str
    actor: str
    rows: tuple[tuple[str, str, str], ...]
    reason: str
    number: str


def fixed_days(campaign: Campaign) -> dict[str, str]:
    """Return every day that is fixed for a campaign, by its code, as plain text."""
    window = {
        "registration_opens": campaign.registration_opens,
        "registration_closes": campaign.registration_closes,
    }
    days = {**{name: str(day) for name, day in window.items() if day}, **campaign.dates}
    return {day_code(name): str(day) for name, day in days.items()}


def days_changed(before: Mapping[str, str], campaign: Campaign) -> dict[str, Any]:
    """Return the fact of an event that sets days, as `fixed_days` differ; none if none does."""
    now = fixed_days(campaign)
    names = [*now, *(name for name in before if name not in now)]
    rows = [[name, before.get(name, ""), now.get(name, "")] for name in names]
    changed = [row for row in rows if row[1] != row[2]]
    return {"days": changed} if changed else {}


def day_history(campaign: Campaign) -> list[DayChange]:
    """Return every event of a campaign that set or moved days, the newest first."""
    events = Event.objects.filter(log=campaign.log, type__in=EVENTS_OF_DAYS).order_by("-seq")
    changes = (_change(event) for event in events)
    return [change for change in changes if change.rows]


def _change(event: Event) -> DayChange:
    data = json.loads(bytes(event.entry))["data"]
    rows = [row for name in DAY_FACTS for row in data.get(name, ())]
    return DayChange(
        at=datetime.fromisoformat(event.ts),
        kind=event.type,
        actor=event.actor,
        rows=tuple((code, was, now) for code, was, now in rows),
        reason=data.get("reason", ""),
        number=data.get("number", ""),
    )
