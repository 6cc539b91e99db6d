"""What waits for the signed-in person: every part of the house says what it knows of."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from accounts.models import Person
from config import waiting
from config.items import WorkItem

__all__ = ["PROVIDERS", "WorkItem", "waiting_for"]

Provider = Callable[[Person, datetime], Iterable[WorkItem]]

# Each looks at the person's duties itself, and gives nothing to those it does not concern.
PROVIDERS: list[Provider] = [
    waiting.drafts_of_mine,
    waiting.deeds_of_mine,
    waiting.decisions_of_mine,
    waiting.no_planning_list,
    waiting.files_without_a_word,
    waiting.attendance_not_taken,
    waiting.scripts_to_settle,
    waiting.marks_of_mine,
    waiting.slips_of_mine,
    waiting.deadlines_near,
]


def waiting_for(person: Person, at: datetime) -> list[WorkItem]:
    """Return everything that waits for a person, the nearest deadline first."""
    items = [item for provider in PROVIDERS for item in provider(person, at)]
    return sorted(items, key=lambda item: (item.due is None, item.due or date.max))
