"""What waits for the signed-in person: every app says what it knows of."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from accounts.models import Person
from accounts.worklist import Urgency, WorkItem, account_notices, jobs_of_mine, urgency_of
from candidates.worklist import (
    asked_papers,
    complaints,
    discussed,
    files,
    own,
    planning,
    relations,
    supplements,
)
from grading.worklist import examiners, heads
from results.worklist import appointments, decisions, letters, papers, requests, tasks
from results.worklist.tasks import deadlines_due, people_in

Provider = Callable[[Person, datetime], Iterable[WorkItem]]

# Each looks at the person's duties itself, and gives nothing to those it does not concern.
PROVIDERS: list[Provider] = [
    account_notices,
    jobs_of_mine,
    own.drafts_of_mine,
    own.supplements_of_mine,
    relations.statement_to_sign,
    relations.relations_to_decide,
    relations.suggested_ties_waiting,
    requests.approval_requests,
    tasks.next_actions,
    decisions.decisions_of_mine,
    planning.no_planning_list,
    planning.matches_to_settle,
    planning.ballots_to_count,
    files.contested_numbers_waiting,
    files.names_to_settle,
    files.files_without_a_word,
    discussed.discussed_files,
    discussed.differing_files,
    asked_papers.papers_to_supply,
    supplements.supplements_to_read,
    supplements.supplements_on_paper,
    supplements.needs_to_decide,
    supplements.late_pleas_to_answer,
    complaints.complaints_to_decide,
    files.attendance_not_taken,
    letters.letters_to_release,
    papers.papers_to_sign,
    appointments.appointments_to_record,
    heads.scripts_to_settle,
    heads.scripts_left_open,
    heads.scripts_to_hand_over,
    heads.remarks_to_give_out,
    examiners.marks_of_mine,
    examiners.slips_of_mine,
    tasks.drafts_to_finish,
]


def waiting_for(person: Person, at: datetime) -> list[WorkItem]:
    """Return everything that waits for a person, the nearest deadline first."""
    items = _dated([item for provider in PROVIDERS for item in provider(person, at)])
    return sorted(items, key=lambda item: (item.due is None, item.due or date.max))


def _dated(items: list[WorkItem]) -> list[WorkItem]:
    """Give what answers a deadline of its campaign the day of it; one query for all of them."""
    campaigns = {item.campaign.pk: item.campaign for item in items if item.deadline}
    counts = people_in([*campaigns.values()]) if campaigns else {}
    days = {pk: deadlines_due(campaign, *counts[pk]) for pk, campaign in campaigns.items()}
    return [
        replace(item, due=days[item.campaign.pk].get(item.deadline)) if item.deadline else item
        for item in items
    ]


@dataclass(slots=True)
class WorkGroup:
    """What waits in one campaign at the step where it is; None: what belongs to no campaign."""

    campaign: Any
    items: list[tuple[WorkItem, Urgency, bool]] = field(
        default_factory=list
    )  # the first of its urgency?


@dataclass(frozen=True, slots=True)
class WorkList:
    """My work: by campaign, the most urgent first, and how much of it is how urgent."""

    groups: list[WorkGroup]
    counts: list[tuple[Urgency, int]]

    @property
    def total(self) -> int:
        """Return how many things wait."""
        return sum(count for _, count in self.counts)


def work_list(items: Iterable[WorkItem], today: date) -> WorkList:
    """Group what waits by campaign; `items` stand in the order in which they are due."""
    groups: dict[Any, WorkGroup] = {}
    counts: Counter[Urgency] = Counter()
    for item in items:
        urgency = urgency_of(item.due, today)
        key = item.campaign and item.campaign.pk
        is_first = urgency not in counts
        groups.setdefault(key, WorkGroup(item.campaign)).items.append((item, urgency, is_first))
        counts[urgency] += 1
    return WorkList([*groups.values()], [(each, counts[each]) for each in Urgency])
