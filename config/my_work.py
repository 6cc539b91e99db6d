"""What waits for the signed-in person: every app says what it knows of."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from accounts.models import Person
from accounts.worklist import WorkItem, account_notices
from candidates import worklist as files
from grading.worklist import examiners, heads
from results.worklist import decisions, requests, tasks

__all__ = ["PROVIDERS", "WorkItem", "waiting_for"]

Provider = Callable[[Person, datetime], Iterable[WorkItem]]

# Each looks at the person's duties itself, and gives nothing to those it does not concern.
PROVIDERS: list[Provider] = [
    account_notices,
    files.drafts_of_mine,
    requests.approval_requests,
    tasks.next_actions,
    decisions.decisions_of_mine,
    files.no_planning_list,
    files.contested_numbers_waiting,
    files.files_without_a_word,
    files.attendance_not_taken,
    heads.scripts_to_settle,
    heads.scripts_left_open,
    heads.remarks_to_give_out,
    examiners.marks_of_mine,
    examiners.slips_of_mine,
    tasks.drafts_to_finish,
]


def waiting_for(person: Person, at: datetime) -> list[WorkItem]:
    """Return everything that waits for a person, the nearest deadline first."""
    items = [item for provider in PROVIDERS for item in provider(person, at)]
    return sorted(items, key=lambda item: (item.due is None, item.due or date.max))
