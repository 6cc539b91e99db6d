"""Keep the planning list and the personnel facts: versions of lists, and one record a person."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache, partial
from typing import Any, NamedTuple

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from audit.models import Protected
from candidates.actions.cadre_rows import cadre_rows, parents_first
from candidates.actions.closed_people import require_lines_open, require_list_open
from candidates.actions.difference import Difference, difference
from candidates.actions.stored_facts import Covered, stored_people, with_stored_facts
from candidates.models import CadreRecord, PlanningEntry, PlanningList
from candidates.models.cadre_facts import FACTS
from candidates.rules.facts import Cadre, ImportNotice, PlanningRow, placed
from candidates.rules.planning_line import OF_POSTS, PlanningSort
from exams.rules.enums import Severity
from exams.rules.names import fold, sort_key
from exams.rules.refusals import Refusal

FileRow = tuple[str, int]  # sheet and row


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file that an import came from: its name and the SHA-256 of its bytes."""

    name: str
    digest: str


class _Marks(NamedTuple):
    """What rows are taken with: the codes of their errors, and the decision that allows them."""

    faults: Mapping[FileRow, list[str]]
    allowed_by: Mapping[FileRow, str]


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def planning_list(
    *,
    rows: Sequence[PlanningRow],
    findings: Sequence[ImportNotice],
    source: SourceFile,
    with_faults: bool = False,
    allowed_by: Mapping[FileRow, str] | None = None,
    sort: PlanningSort = OF_POSTS,
    by: Person,
    at: datetime,
) -> PlanningList:
    """Keep a new version of the planning list, whole; older versions stay as they were.

    A row with an error blocks the list; `with_faults`, when a person decided so, keeps it marked
    with its errors, and it makes nobody eligible unless `allowed_by` names, by sheet and row, the
    decision that allows it. Raises Refusal NOT_YOUR_DUTY, NOTHING_TO_IMPORT, FAULTS, SAME_FILE, or
    what `require_list_open` does of people closed to `by`.
    """
    faults = faults_by_row(findings)
    require_acceptable(rows, faults, with_faults)
    changes = partial(planning_difference, rows, sort=sort)
    require_list_open(by, rows, changes, allowed_by or {}, partial(_decisions_in_force, sort))
    planning = _next_version(source, sort, at)
    planning.rows_accepted = sum((row.sheet, row.row) not in faults for row in rows)
    planning.findings = [_plain(finding) for finding in findings]
    marks = _Marks(faults, allowed_by or {})
    names = cache(_name_keys)  # a memory of this list only: many people share a name
    record(
        "planning.imported",
        about=f"planning list {planning.version}",
        by=by,
        at=at,
        rows=[planning],
        streamed=(_entry(planning, row, marks, names(row.name)) for row in rows),
        file=source.digest,
        count=len(rows),
        with_faults=with_faults,
        placed=placed(findings),
    )
    return planning


def _next_version(source: SourceFile, sort: PlanningSort, at: datetime) -> PlanningList:
    """Return the version of the list that a file makes, refused if it made the latest one.

    With rows left that no decision allows, the same file may come again: to decide on them.
    """
    newest = PlanningList.objects.first()
    latest = PlanningList.objects.of_sort(sort).first()
    if latest and latest.file_digest == source.digest and not latest.undecided().exists():
        raise Refusal("SAME_FILE", version=latest.version)
    return PlanningList(
        version=newest.version + 1 if newest else 1,
        file_name=source.name[:200],
        file_digest=source.digest,
        imported_at=at,
        kind=sort.kind,
        term=sort.term,
    )


def _decisions_in_force(sort: PlanningSort) -> dict[str, str]:
    """Return the decisions that allow rows with errors of the latest list, by citizen number."""
    latest = PlanningList.objects.of_sort(sort).first()
    decided = latest.entries.exclude(faults_document="") if latest else ()
    return {entry.citizen_id: entry.faults_document for entry in decided}


def decided_rows(source: SourceFile, sort: PlanningSort = OF_POSTS) -> dict[FileRow, str]:
    """Return the decisions that allow rows with errors of the latest list, if the file made it."""
    latest = PlanningList.objects.of_sort(sort).first()
    if latest is None or latest.file_digest != source.digest:
        return {}
    decided = latest.entries.exclude(faults_document="")
    return {(entry.sheet, entry.row): entry.faults_document for entry in decided}


def faults_by_row(findings: Iterable[ImportNotice]) -> dict[FileRow, list[str]]:
    """Return the codes of the errors, by sheet and row."""
    faults: dict[FileRow, list[str]] = {}
    for finding in findings:
        if finding.severity == Severity.ERROR:
            faults.setdefault((finding.sheet, finding.row), []).append(finding.code)
    return faults


def require_acceptable(
    rows: Sequence[object], faults: dict[FileRow, list[str]], with_faults: bool
) -> None:
    if not rows:
        raise Refusal("NOTHING_TO_IMPORT")
    if faults and not with_faults:
        raise Refusal("FAULTS", count=sum(map(len, faults.values())), rows=len(faults))


def _plain(finding: ImportNotice) -> dict[str, Any]:
    return {**asdict(finding), "severity": str(finding.severity)}


def _name_keys(name: str) -> dict[str, str]:
    """Return what a name is sorted by and found by."""
    return {"sort_key": sort_key(name), "fold": fold(name)}


ENTRY_FIELDS = tuple(name for name in PlanningRow.__slots__ if name != "ratings")


def _entry(
    planning: PlanningList,
    row: PlanningRow,
    marks: _Marks,
    name_keys: dict[str, str],
) -> PlanningEntry:
    fields = {name: getattr(row, name) for name in ENTRY_FIELDS}
    return PlanningEntry(
        planning_list=planning,
        **name_keys,
        faults=marks.faults.get((row.sheet, row.row), []),
        faults_document=marks.allowed_by.get((row.sheet, row.row), ""),
        **fields,
    )


COMPARED = tuple(name for name in PlanningRow.__slots__ if name not in ("sheet", "row", "ratings"))


def planning_difference(
    rows: Sequence[PlanningRow], unread: Collection[str] = (), sort: PlanningSort = OF_POSTS
) -> Difference:
    """Return what a list would change against the version in force of its sort; reads only.

    `unread`: citizen numbers, and folded names, of lines that are there and could not be read:
    these people are not gone.
    """
    latest = PlanningList.objects.of_sort(sort).first()
    old = {_identity(entry): entry.as_row() for entry in latest.entries.all()} if latest else {}
    new = {_identity(row): row for row in rows}

    def is_gone(row: PlanningRow) -> bool:
        return row.citizen_id not in unread and fold(row.name) not in unread

    return difference(old, new, COMPARED, is_gone=is_gone)


def _identity(row: PlanningRow | PlanningEntry) -> str:
    return f"{row.citizen_id} {row.post} {row.term}"


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def cadres(
    *,
    cadres: Sequence[Cadre],
    findings: Sequence[ImportNotice],
    source: SourceFile,
    with_faults: bool = False,
    covered: Covered | None = None,
    by: Person,
    at: datetime,
) -> Difference:
    """Keep the personnel facts of everybody in the file; people not in it stay as they were.

    So does what the file does not speak of: `covered` names what it does, None is everything.
    Rows with an error block the file, unless a person decided to keep what could be read
    (`with_faults`). Raises Refusal NOT_YOUR_DUTY, NOTHING_TO_IMPORT, FAULTS or RECUSED_FROM_LINE;
    all or nothing.
    """
    require_acceptable(cadres, faults_by_row(findings), with_faults)
    stored = stored_people()
    cadres = with_stored_facts(stored, cadres, covered)
    changes = _cadre_difference(stored, cadres)
    require_lines_open(by, cadres, lambda: changes)
    record(
        "cadres.imported",
        about="personnel facts",
        by=by,
        at=at,
        rows=_moved_rows(changes, stored, cadres),
        file=source.digest,
        added=len(changes.added),
        changed=len(changes.changed),
        placed=placed(findings),
    )
    return changes


def _moved_rows(
    changes: Difference, stored: dict[str, CadreRecord], cadres: Sequence[Cadre]
) -> list[Protected]:
    """Return the rows of everybody who is new or changed; a record before its facts."""
    moved = {*changes.added, *changes.changed}
    rows = [
        row
        for cadre in cadres
        if cadre.citizen_id in moved
        for row in cadre_rows(stored.get(cadre.citizen_id), cadre)
    ]
    return sorted(rows, key=parents_first)


def cadre_difference(cadres: Sequence[Cadre], covered: Covered | None = None) -> Difference:
    """Return what a file of personnel facts would change; reads only."""
    stored = stored_people()
    return _cadre_difference(stored, with_stored_facts(stored, cadres, covered))


def _cadre_difference(stored: dict[str, CadreRecord], cadres: Sequence[Cadre]) -> Difference:
    """Compare people with what is stored of them; nobody is gone who is not in the file."""
    new = {cadre.citizen_id: cadre for cadre in cadres}
    old = {key: record.as_cadre() for key, record in stored.items() if key in new}
    return difference(old, new, Cadre.__slots__, comparable=_in_order)


def _in_order(field: str, value: Any) -> Any:
    """Return facts so that two files with the same lines in another order are equal."""
    return sorted(map(repr, value)) if field in FACTS else value
