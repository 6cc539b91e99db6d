"""Ask a second person for a code in two halves; whoever asks sees the first of them, once."""

from datetime import datetime

from accounts.actions import approvals
from accounts.actions.action import action
from accounts.actions.acts import ISSUE_CODE
from accounts.actions.code_halves import CodeHalf, draw_half
from accounts.actions.password_codes import lock_active
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.rules.refusals import Refusal


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def request_code(*, person: Person, reason: str, by: Person, at: datetime) -> CodeHalf:
    """Ask for a code of somebody's; return its first half, which is never shown again.

    It opens nothing until a second person applies the request; of a request that was rejected or
    withdrawn, or waited too long, it never does. Raises Refusal NOT_YOUR_DUTY, OWN_PASSWORD_CODE,
    NOT_ACTIVE (closed or suspended), REASON_MISSING or REQUEST_OPEN.
    """
    if person == by:
        raise Refusal("OWN_PASSWORD_CODE")
    locked = lock_active(person)
    text, first_half = draw_half()
    request = approvals.request_approval(
        act=ISSUE_CODE,
        arguments={"person": locked.pk, "first_half": first_half},
        reason=reason,
        by=by,
        at=at,
    )
    return CodeHalf(locked, request, 1, text)
