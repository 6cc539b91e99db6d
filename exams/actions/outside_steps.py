"""What happened outside the system: the council's report, the approval, what is handed over."""

from datetime import date, datetime
from typing import Any

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.actions.happened import happened_on
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.models import Campaign
from exams.rules.outside_steps import RECORDED_AT, OutsideStep, require_order
from exams.rules.refusals import require_document, require_reason


@action(duty=Duty.PREPARE, steps=RECORDED_AT)
def record_outside(
    *,
    campaign: Campaign,
    step: OutsideStep,
    document: str,
    on: date,
    reason: str = "",
    by: Person,
    at: datetime,
) -> Campaign:
    """Record that a step was done outside, on which day and by which paper; or correct it.

    A correction says why. Later periods count from that day (regulations 3, P17 to P23). Raises
    Refusal NOT_YOUR_DUTY, WRONG_STAGE, DOCUMENT_MISSING, DAY_IN_FUTURE, REASON_MISSING or
    STEP_BEFORE_ITS_START.
    """
    locked = lock_campaign(campaign, *step.recorded_at)
    require_document(document)
    require_not_in_future(on, at)
    earlier = recorded_outside(locked, step)
    if earlier:
        require_reason(reason)
    row: dict[str, Any] = {"on": str(on), "document": document.strip()}
    locked.happened = {**(locked.happened or {}), step.day_name: row}
    require_order(happened_on(locked, None))
    corrected = {"was": earlier["on"], "reason": reason} if earlier else {}
    locked.record("step.recorded", about=step, rows=[locked], **row, **corrected)
    return locked


def recorded_outside(campaign: Campaign, step: OutsideStep) -> dict[str, Any]:
    """Return the day and the paper of a step as recorded; nothing where it was not."""
    row: dict[str, Any] = (campaign.happened or {}).get(step.day_name, {})
    return row
