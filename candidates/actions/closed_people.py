"""Whose planning and personnel facts somebody keeps away from.

They belong to no campaign, but who registered in one does: of whom somebody is tied to, and of all
in a campaign from which they are barred, they read and change nothing (regulations 4.2).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from accounts.models import CampaignBar, Person
from candidates.actions.difference import Difference
from candidates.models import (
    Application,
    CadreRecord,
    ConferenceNominee,
    PlanningConference,
    PlanningEntry,
)
from exams.actions.recused import both
from exams.models import Campaign
from exams.rules.names import fold
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage

RowsT = TypeVar("RowsT", bound=QuerySet[Any])
Decisions = Callable[[], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ClosedPeople:
    """Their citizen numbers, and by which name and birth they registered."""

    numbers: frozenset[str] = frozenset()
    births: frozenset[tuple[str, date]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.numbers or self.births)

    def includes(self, row: Any) -> bool:
        """Say whether a row of a file is about one of them: by number, or by name and birth."""
        if getattr(row, "citizen_id", "") in self.numbers:
            return True
        born = getattr(row, "born", None)
        return born is not None and (fold(row.name), born) in self.births

    def left_out_of(self, rows: RowsT) -> RowsT:
        """Return the rows of everybody else."""
        return rows.exclude(citizen_id__in=self.numbers) if self.numbers else rows


def closed_people(*readers: Person) -> ClosedPeople:
    """Return whose facts are closed to one of these: few queries, two where nobody's are."""
    files = list(_files_closed_to(readers).values_list("citizen_id", "fold", "born"))
    births = frozenset((name, born) for _, name, born in files if born)
    numbers = {number for number, *_ in files if number} | _numbers_of(births)
    return ClosedPeople(frozenset(numbers), births)


def names_on_record(reader: Person | None = None) -> dict[str, str]:
    """Return everybody in the personnel facts, by citizen number; blank: closed to the reader."""
    names = dict(CadreRecord.objects.values_list("citizen_id", "name"))
    closed = closed_people(reader).numbers if reader else frozenset()
    return {**names, **dict.fromkeys(closed & names.keys(), "")}


def _files_closed_to(readers: Iterable[Person]) -> Any:
    """Return the files of who is tied to a reader, and all of the campaigns that bar one.

    A bar ends with its campaign; a tie is one of two persons, and stays.
    """
    readers = list(readers)
    codes = CampaignBar.objects.filter(person__in=readers, lifted_at=None).values("campaign")
    running = Campaign.objects.filter(code__in=codes, cancelled_on=None)
    tied = [Application.objects.closed_to(each).values("pk") for each in readers]
    closed = Q(campaign__in=running.exclude(stage=Stage.PUBLISH))
    for files in tied:
        closed |= Q(pk__in=files)
    return Application.objects.handed_in().filter(closed).order_by()


def _numbers_of(births: frozenset[tuple[str, date]]) -> set[str]:
    """Return under which numbers lists and facts have who bears these names and births."""
    names = {name for name, _ in births}
    kinds = (CadreRecord, PlanningEntry) if names else ()
    rows = (
        row
        for kind in kinds
        for row in kind.objects.filter(fold__in=names).values_list("fold", "born", "citizen_id")
    )
    return {number for name, born, number in rows if (name, born) in births}


def open_conferences(rows: RowsT, reader: Person) -> RowsT:
    """Return the conferences that voted on nobody whose facts are closed to somebody."""
    closed = closed_people(reader)
    if not closed:
        return rows
    same_day = Q(born__in={born for _, born in closed.births})
    alike = ConferenceNominee.objects.filter(Q(citizen_id__in=closed.numbers) | same_day)
    return rows.exclude(pk__in={each.conference_id for each in alike if closed.includes(each)})


def require_ballot_open(conference: PlanningConference, by: Person) -> None:
    """Refuse (RECUSED_FROM) a conference on whose ballot stands somebody closed to who acts."""
    closed = closed_people(*both(by))
    if any(map(closed.includes, conference.nominees.all() if closed else ())):
        raise Refusal("RECUSED_FROM")


def require_lines_open(
    by: Person, rows: Iterable[Any], changes: Callable[[], Difference] | None = None
) -> None:
    """Refuse a file that changes, brings or drops a line of somebody closed to its importer.

    What repeats what is stored changes nothing. Without `changes` every row counts. Raises Refusal
    RECUSED_FROM_LINE (it names the row) or RECUSED_FROM_DROPPED.
    """
    if closed := closed_people(by):
        _require_lines(closed, rows, changes() if changes else None)


def require_list_open(
    by: Person,
    rows: Iterable[Any],
    changes: Callable[[], Difference],
    allowed_by: Mapping[Any, str],
    in_force: Decisions,
) -> None:
    """Ask the same of a planning list, and refuse decisions about a faulty line of them as well.

    `allowed_by` names decisions by sheet and row, `in_force` those stored, by citizen number.
    """
    if closed := closed_people(by):
        _require_lines(closed, rows, changes())
        _require_decisions(closed, rows, allowed_by, in_force())


def _require_lines(closed: ClosedPeople, rows: Iterable[Any], outcome: Difference | None) -> None:
    moved = {_number(key) for key in (*outcome.added, *outcome.changed)} if outcome else None
    for row in rows:
        if closed.includes(row) and (moved is None or row.citizen_id in moved):
            raise Refusal("RECUSED_FROM_LINE", name=row.name, number=row.citizen_id)
    dropped = {_number(key) for key in outcome.gone} & closed.numbers if outcome else set()
    if dropped:
        raise Refusal("RECUSED_FROM_DROPPED", count=len(dropped))


def _require_decisions(
    closed: ClosedPeople,
    rows: Iterable[Any],
    allowed_by: Mapping[Any, str],
    stored: Mapping[str, str],
) -> None:
    for row in rows:
        decision = allowed_by.get((row.sheet, row.row), "")
        if closed.includes(row) and decision != stored.get(row.citizen_id, ""):
            raise Refusal("RECUSED_FROM_LINE", name=row.name, number=row.citizen_id)


def require_person_open(record: Any, by: Person) -> None:
    """Refuse (RECUSED_FROM) facts of somebody closed to who acts."""
    if closed_people(*both(by)).includes(record):
        raise Refusal("RECUSED_FROM")


def _number(key: str) -> str:
    """Return the citizen number with which the key of a line begins."""
    return key.partition(" ")[0]
