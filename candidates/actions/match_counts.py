"""How many of a campaign the planning list has, and who waits: once for each state of the facts."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import Grant, Person
from audit.actions.row_versions import version_of_tables
from candidates.actions.dossiers import list_in_force
from candidates.actions.likeness_queries import not_surely
from candidates.actions.match_settlers import replaced_officers
from candidates.actions.planning_match import papers_to_match
from candidates.actions.sealed_files import are_sealed
from candidates.models import (
    Application,
    CadreRecord,
    Decision,
    PlanningEntry,
    PlanningList,
    PlanningMatch,
    Relation,
)
from candidates.models.application import ApplicationQuerySet
from candidates.rules.planning_match import Likeness
from exams.models import Campaign
from web.recent import Recent

# A bar in a campaign stands in the grants that it ended.
READ = (Application, CadreRecord, PlanningEntry, PlanningList, PlanningMatch, Relation, Grant)
NAMED_AT_ONCE = 500  # of those who wait, and of each likeness; of more the database is asked

_Numbered = tuple[str, Any]  # receipt number, key as the database keeps it


@dataclass(frozen=True, slots=True)
class MatchCounts:
    """How many there are of each likeness, how many wait, and who the first of them are."""

    planning: PlanningList  # the list in force
    papers: ApplicationQuerySet  # what is compared with it: a question, never its answer
    by_likeness: Mapping[str, int]
    undecided: int
    first: Sequence[UUID]  # who waits, NAMED_AT_ONCE at most
    named: Mapping[str, Sequence[UUID]]  # whom the list has not surely, NAMED_AT_ONCE of a likeness

    @property
    def total(self) -> int:
        return sum(self.by_likeness.values())

    @property
    def are_named(self) -> bool:
        """Tell whether everybody who waits is named."""
        return self.undecided == len(self.first)


recent_counts: Recent[MatchCounts] = Recent(
    most_rows=50_000, rows_of=lambda counts: 1 + len(counts.first) + _named(counts)
)


def match_counts(campaign: Campaign, person: Person, at: datetime) -> MatchCounts:
    """Return the counts of what a person may compare. Raises Refusal NO_PLANNING_LIST.

    Reads only. Worked out once for each state of the facts, on a day: callers share the answer.
    """
    counts = recent_counts.once_each(
        lambda: {campaign.pk: _state_of_facts(campaign, person, at)},
        lambda _: {
            campaign.pk: _counted(list_in_force(campaign), papers_to_match(campaign, person, at))
        },
    )
    return counts[campaign.pk]


def _state_of_facts(campaign: Campaign, person: Person, at: datetime) -> Hashable:
    """Return what changes with all that the counts rest on.

    Whether an account is suspended stands in no table of the trail: the officers are named.
    """
    officers = replaced_officers(campaign, person, at)
    today = timezone.localdate(at)
    opened_early = (Decision,) if are_sealed(campaign, today) else ()
    versions = version_of_tables((*READ, *opened_early))
    return (campaign.pk, campaign.ver, person.pk, today, officers, versions)


def _counted(planning: PlanningList, papers: ApplicationQuerySet) -> MatchCounts:
    unsure: defaultdict[str, list[_Numbered]] = defaultdict(list)
    undecided: list[_Numbered] = []
    for likeness, reg_no, key, is_waiting in not_surely(planning, papers):
        unsure[likeness].append((reg_no, key))
        if is_waiting:
            undecided.append((reg_no, key))
    by_likeness = Counter({likeness: len(each) for likeness, each in unsure.items()})
    by_likeness[Likeness.SURE] = papers.order_by().count() - by_likeness.total()
    named = {likeness: _first(each) for likeness, each in unsure.items()}
    return MatchCounts(planning, papers, by_likeness, len(undecided), _first(undecided), named)


def _first(numbered: Iterable[_Numbered]) -> tuple[UUID, ...]:
    """Return the keys of the first of these by receipt number, NAMED_AT_ONCE at most."""
    return tuple(UUID(str(key)) for _, key in nsmallest(NAMED_AT_ONCE, numbered))


def _named(counts: MatchCounts) -> int:
    return sum(map(len, counts.named.values()))
