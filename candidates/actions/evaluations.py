"""Keep evaluations: months of persons and years of units, each line beside those it corrects."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from candidates.actions.closed_people import require_lines_open
from candidates.actions.difference import Difference, difference, together
from candidates.actions.plan import SourceFile, faults_by_row, require_acceptable
from candidates.models import MonthlyEvaluation, UnitEvaluation
from candidates.rules.evaluations import MonthlyResult, UnitResult
from candidates.rules.facts import ImportNotice, placed
from candidates.rules.raters import COMPETENT

Result = MonthlyResult | UnitResult
Row = MonthlyEvaluation | UnitEvaluation
KINDS: tuple[tuple[type[Any], type[Any]], ...] = (
    (MonthlyResult, MonthlyEvaluation),
    (UnitResult, UnitEvaluation),
)


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def keep(
    *,
    evaluations: Sequence[Result],
    findings: Sequence[ImportNotice],
    source: SourceFile,
    with_faults: bool = False,
    by: Person,
    at: datetime,
) -> Difference:
    """Keep the evaluations of a file; months and years that are not in it stay as they were.

    What a line corrects stays on record, out of use. Nothing else is changed by it, no rating and
    no file. Raises Refusal NOT_YOUR_DUTY, NOTHING_TO_IMPORT, FAULTS or RECUSED_FROM_LINE; all or
    nothing.
    """
    require_acceptable(evaluations, faults_by_row(findings), with_faults)
    stored = _stored(evaluations)
    changes = _difference(stored, evaluations)
    require_lines_open(by, evaluations, lambda: changes)
    record(
        "evaluations.imported",
        about="evaluations",
        by=by,
        at=at,
        rows=_corrected(changes, stored),
        streamed=_new_rows(changes, evaluations, source, at),
        file=source.digest,
        added=len(changes.added),
        changed=len(changes.changed),
        placed=placed(findings),
    )
    return changes


def evaluation_difference(evaluations: Sequence[Result]) -> Difference:
    """Return what a file of evaluations would change; reads only."""
    return _difference(_stored(evaluations), evaluations)


def _stored(evaluations: Iterable[Result]) -> dict[str, Row]:
    """Return what counts now of the years that the file is about, by key."""
    years = {result.year for result in evaluations}
    return {
        row.as_result().key: row
        for _, model in KINDS
        for row in model.objects.filter(year__in=years, withdrawn=False)
    }


def _difference(stored: dict[str, Row], evaluations: Sequence[Result]) -> Difference:
    new = {result.key: result for result in evaluations}
    old = {key: stored[key].as_result() for key in new if key in stored}
    return together(difference(_of(kind, old), _of(kind, new), kind.__slots__) for kind, _ in KINDS)


def _of(kind: type[Any], results: dict[str, Any]) -> dict[str, Any]:
    return {key: result for key, result in results.items() if isinstance(result, kind)}


def _corrected(changes: Difference, stored: dict[str, Row]) -> list[Row]:
    """Return the rows that a file corrects, put out of use."""
    rows = [stored[key] for key in changes.changed]
    for row in rows:
        row.withdrawn = True
    return sorted(rows, key=lambda row: row._meta.db_table)


def _new_rows(
    changes: Difference, evaluations: Sequence[Result], source: SourceFile, at: datetime
) -> Iterator[Row]:
    moved, models = {*changes.added, *changes.changed}, dict(KINDS)
    for result in evaluations:
        if result.key in moved:
            fields = {name: getattr(result, name) for name in result.__slots__}
            fields["rating"] = result.rating or ""
            if fields.get("source") == COMPETENT:
                fields["source"] = ""
            yield models[type(result)](**fields, file_name=source.name[:200], imported_at=at)
