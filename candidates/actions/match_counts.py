"""How many of a campaign the planning list has, and who waits: once for each state of the facts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils import timezone

from accounts.models import Grant, Person
from audit.actions.row_versions import version_of_tables
from candidates.actions.planning_match import not_settled, papers_to_match, with_likeness
from candidates.models import Application, PlanningEntry, PlanningList, PlanningMatch, Relation
from exams.models import Campaign
from web.recent import Recent

READ = (Application, PlanningEntry, PlanningList, PlanningMatch, Relation, Grant)
NAMED_AT_ONCE = 500  # of those who wait; of more the database is asked


@dataclass(frozen=True, slots=True)
class MatchCounts:
    """How many there are of each likeness, how many wait, and who they are where they are few."""

    by_likeness: Mapping[str, int]
    undecided: int
    first: Sequence[UUID]  # who waits, NAMED_AT_ONCE at most

    @property
    def total(self) -> int:
        return sum(self.by_likeness.values())

    @property
    def are_named(self) -> bool:
        """Tell whether everybody who waits is named."""
        return self.undecided == len(self.first)


recent_counts: Recent[MatchCounts] = Recent(
    most_rows=50_000, rows_of=lambda counts: 1 + len(counts.first)
)


def match_counts(campaign: Campaign, person: Person, at: datetime) -> MatchCounts:
    """Return the counts of what a person may compare. Raises Refusal NO_PLANNING_LIST.

    Reads only. Worked out once for each state of the facts, on a day: callers share the answer.
    """
    key = (campaign.pk, person.pk, timezone.localdate(at), version_of_tables(READ))
    if counts := recent_counts.get(key):
        return counts
    counts = _counted(with_likeness(campaign, papers_to_match(campaign, person, at)))
    if version_of_tables(READ) == key[-1]:  # nobody wrote while we read
        recent_counts.keep(key, counts)
    return counts


def _counted(papers: QuerySet[Any]) -> MatchCounts:
    rows = papers.order_by().values_list("likeness").annotate(Count("pk"))
    left = not_settled(papers)
    first = tuple(left.values_list("pk", flat=True)[:NAMED_AT_ONCE])
    many = left.count() if len(first) == NAMED_AT_ONCE else len(first)
    return MatchCounts(Counter(dict(rows)), many, first)
