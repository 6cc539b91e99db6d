"""What a campaign will cost: planned by those who prepare it, approved outside, every version kept.

Source: regulations 1.4 (54). A campaign without a plan passes every gate.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.models import Campaign, CostPlan
from exams.models.cost_plan import stored_lines
from exams.rules.cost_plans import CostLine, grouped, require_lines, total_of
from exams.rules.refusals import Refusal, require_reason


@action(duty=Duty.PREPARE)
def enter(
    *,
    campaign: Campaign,
    lines: Sequence[CostLine],
    source: str,
    document: str,
    on: date | None,
    reason: str,
    by: Person,
    at: datetime,
) -> CostPlan:
    """Enter the cost plan of a campaign; a later version counts instead of the one before.

    `document` and `on` are those of the approval, both blank before it. Raises Refusal
    NOT_YOUR_DUTY, COST_LINES_MISSING, COST_ITEM_TWICE, COST_APPROVAL_HALF (a number without a day,
    or the reverse), DAY_IN_FUTURE, REASON_MISSING (of a later version) or COST_PLAN_UNCHANGED.
    """
    locked = lock_campaign(campaign)
    require_lines(lines)
    _require_approval(document, on, at)
    latest = locked.cost_plans.first()
    typed = {"lines": stored_lines(lines), "source": source, "document": document, "decided_on": on}
    _require_another(latest, typed, reason)
    made = CostPlan(campaign=locked, version=latest.version + 1 if latest else 1, **typed)
    made.reason, made.entered_at, made.entered_by = reason, at, by
    facts: dict[str, Any] = {"version": made.version, "total": grouped(total_of(lines))}
    facts |= {"document": document, "reason": reason}
    locked.record("cost_plan.entered", about=locked.code, rows=[made], **facts)
    return made


def _require_approval(document: str, on: date | None, at: datetime) -> None:
    if bool(document.strip()) != bool(on):
        raise Refusal("COST_APPROVAL_HALF", field="document" if on else "on")
    if on:
        require_not_in_future(on, at)


def _require_another(latest: CostPlan | None, typed: dict[str, Any], reason: str) -> None:
    """Refuse a later version that says nothing new, or not why."""
    if latest is None:
        return
    if all(getattr(latest, name) == value for name, value in typed.items()):
        raise Refusal("COST_PLAN_UNCHANGED")
    require_reason(reason)
