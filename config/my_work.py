"""What waits for the signed-in person: every app says what it knows of."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from accounts.models import Person
from accounts.worklist import WorkItem
from candidates import worklist as files
from grading import worklist as marking
from results import worklist as campaigns

__all__ = ["PROVIDERS", "WorkItem", "waiting_for"]

Provider = Callable[[Person, datetime], Iterable[WorkItem]]

# Each looks at the person's duties itself, and gives nothing to those it does not concern.
PROVIDERS: list[Provider] = [
    files.drafts_of_mine,
    campaigns.approval_requests,
    campaigns.next_actions,
    campaigns.decisions_of_mine,
    files.no_planning_list,
    files.files_without_a_word,
    files.attendance_not_taken,
    marking.scripts_to_settle,
    marking.scripts_left_open,
    marking.remarks_to_give_out,
    marking.marks_of_mine,
    marking.slips_of_mine,
    campaigns.drafts_to_finish,
]


def waiting_for(person: Person, at: datetime) -> list[WorkItem]:
    """Return everything that waits for a person, the nearest deadline first."""
    items = [item for provider in PROVIDERS for item in provider(person, at)]
    return sorted(items, key=lambda item: (item.due is None, item.due or date.max))
