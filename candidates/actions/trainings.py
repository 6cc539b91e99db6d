"""Enter a course that somebody finished, or take one back that was entered by mistake."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.lock import lock_row
from audit.actions.record import record
from candidates.actions.closed_people import require_person_open
from candidates.models import CadreRecord, TrainingRecord
from exams.rules.refusals import Refusal, require_reason


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def enter(*, cadre: CadreRecord, fields: Mapping[str, Any], by: Person, at: datetime) -> None:
    """Enter a course that somebody finished (regulations 1.4, 44).

    Raises Refusal NOT_YOUR_DUTY, RECUSED_FROM, DAY_IN_FUTURE, DAYS_REVERSED or TRAINING_TWICE.
    """
    require_person_open(cadre, by)
    training = TrainingRecord(cadre=cadre, **fields)
    _require_days(training, at)
    there = [row.as_fact() for row in cadre.trainings.filter(withdrawn=False)]
    if training.as_fact() in there:
        raise Refusal("TRAINING_TWICE", field="course", course=training.course)
    facts: dict[str, Any] = {"course": training.course, "kind": str(training.kind)}
    record("training.entered", about=f"cadre {cadre.pk}", by=by, at=at, rows=[training], **facts)


def _require_days(training: TrainingRecord, at: datetime) -> None:
    """Refuse a course that is not over yet (DAY_IN_FUTURE), or that ends before it begins."""
    if training.ended_on > timezone.localdate(at):
        raise Refusal("DAY_IN_FUTURE", field="ended_on")
    if training.starts_on and training.starts_on > training.ended_on:
        raise Refusal("DAYS_REVERSED", field="ended_on")


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def withdraw(*, training: TrainingRecord, reason: str, by: Person, at: datetime) -> None:
    """Take back a course that was entered by mistake, with a reason; it stays on record.

    Raises Refusal NOT_YOUR_DUTY, RECUSED_FROM, STALE, ALREADY_DONE or REASON_MISSING.
    """
    if (locked := lock_row(TrainingRecord.objects.filter(pk=training.pk))) is None:
        raise Refusal("STALE")
    require_person_open(locked.cadre, by)
    if locked.withdrawn:
        raise Refusal("ALREADY_DONE")
    require_reason(reason)
    locked.withdrawn = True
    facts: dict[str, Any] = {"course": locked.course, "reason": reason}
    about = f"cadre {locked.cadre_id}"
    record("training.withdrawn", about=about, by=by, at=at, rows=[locked], **facts)
