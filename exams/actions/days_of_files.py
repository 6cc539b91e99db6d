"""Files with a day of their own: it moves like the campaign's days, once the campaign goes on."""

from collections.abc import Iterable
from typing import Any

from audit.models import Protected
from exams.actions.clock import announced_calendar, calendar_profile
from exams.models import Campaign
from exams.rules.suspensions import DayRole, Suspension, moved_day


def days_of_their_own(campaign: Campaign, suspension: Suspension) -> list[tuple[Protected, str]]:
    """Return what had a day of its own that had not passed: each row, and the field of the day."""
    if not suspension.days or campaign.announced_on is None:
        return []
    files: Any = campaign.applications.all()
    rows: Iterable[tuple[Protected, str]] = files.with_own_day(suspension.since)
    return list(rows)


def move_own_days(campaign: Campaign, suspension: Suspension) -> list[Protected]:
    """Put the new days on these rows; return them."""
    rolls = calendar_profile(campaign).roll_end_to_working_day
    calendar = announced_calendar(campaign)
    rows = days_of_their_own(campaign, suspension)
    for row, field in rows:
        day = getattr(row, field)
        moved = moved_day(day, DayRole.END, suspension, calendar, rolls=rolls)
        setattr(row, field, moved)
    return [row for row, _ in rows]
