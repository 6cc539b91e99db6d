"""Enter the targets of a year by which the team is measured, or take one back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.lock import lock_row
from audit.actions.record import record
from exams.models import TeamTarget
from exams.rules.refusals import Refusal, require_reason
from exams.rules.team_targets import TargetSubject, require_range


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def enter(*, fields: Mapping[str, Any], by: Person, at: datetime) -> TeamTarget:
    """Enter a target; a later one of the same subject, year and units takes its place.

    Both stay. Raises Refusal NOT_YOUR_DUTY, DAY_IN_FUTURE, RANGE_REVERSED, UNIT_AND_KIND or
    AGE_MISSING.
    """
    target = TeamTarget(entered_at=at, **fields)
    if target.decided_on > timezone.localdate(at):
        raise Refusal("DAY_IN_FUTURE", field="decided_on")
    require_range(target.at_least, target.at_most)
    if target.unit_id and target.unit_kind:
        raise Refusal("UNIT_AND_KIND", field="unit")
    _require_age(target)
    record("target.entered", about=target, by=by, at=at, rows=[target], range=target.range)
    return target


def _require_age(target: TeamTarget) -> None:
    """Ask for the age where a target is about the young, and leave it out elsewhere."""
    if target.subject != TargetSubject.YOUNG_UNITS:
        target.age_under = None
    elif target.age_under is None:
        raise Refusal("AGE_MISSING", field="age_under")


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def withdraw(*, target: TeamTarget, reason: str, by: Person, at: datetime) -> TeamTarget:
    """Take back a target that was entered by mistake, with a reason; it stays on record.

    Raises Refusal NOT_YOUR_DUTY, STALE, ALREADY_DONE or REASON_MISSING.
    """
    if (locked := lock_row(TeamTarget.objects.filter(pk=target.pk))) is None:
        raise Refusal("STALE")
    if locked.withdrawn_at:
        raise Refusal("ALREADY_DONE")
    require_reason(reason)
    locked.withdrawn_at, locked.withdrawn_reason = at, reason
    record("target.withdrawn", about=locked, by=by, at=at, rows=[locked], reason=reason)
    return locked


def targets_in_force() -> list[TeamTarget]:
    """Return the targets that hold: the last of each subject, year and units, newest year first."""
    latest: dict[tuple[Any, ...], TeamTarget] = {}
    for target in TeamTarget.objects.filter(withdrawn_at=None).select_related("unit"):
        units = target.unit_kind, target.unit_id
        latest.setdefault((target.year, target.subject, *units), target)
    return list(latest.values())
