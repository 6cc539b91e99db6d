"""Open again what was handed in: whoever handed it in asks, and the head or the chair applies."""

from datetime import datetime

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from exams.actions.preconditions import lock_campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import MARK_PROPOSAL, MARK_WRITTEN
from grading.actions.handed_in import require_open
from grading.models import Assignment, Mark, Slip


@action(duty=Duty.SETTLE, steps=[MARK_WRITTEN], two_persons=TwoPersonKind.UNLOCK_MARKS)
def reopen_mark(*, assignment: Assignment, by: Person, at: datetime) -> Mark:
    """Give a handed-in mark back to its examiner, before the marks are frozen.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED, ALREADY_CLOSED or NOT_HANDED_IN.
    """
    locked = lock_campaign(assignment.script.part.campaign)
    require_open(assignment.script)
    mark = Mark.objects.filter(assignment=assignment).exclude(final_at=None).first()
    if mark is None:
        raise Refusal("NOT_HANDED_IN", code=assignment.script.code)
    mark.final_at = None
    locked.record(
        "mark.reopened",
        about=assignment.script.code,
        rows=[mark],
        round=assignment.round,
        hand=assignment.hand,
    )
    return mark


@action(duty=Duty.DECIDE, steps=[MARK_PROPOSAL], two_persons=TwoPersonKind.UNLOCK_MARKS)
def reopen_slip(*, slip: Slip, by: Person, at: datetime) -> Slip:
    """Give a handed-in slip back to its member, while the defence is not closed.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED or NOT_HANDED_IN.
    """
    locked = lock_campaign(slip.seat.part.campaign)
    if slip.handed_in_at is None:
        raise Refusal("NOT_HANDED_IN", code=slip.entry.number)
    slip.handed_in_at = None
    locked.record("slip.reopened", about=slip.entry.number, rows=[slip], seat=slip.seat.number)
    return slip
