"""Whoever asked for an act of two persons, and may not ask for it any more."""

from datetime import datetime

from accounts.actions.action import check_duty
from accounts.actions.two_persons import Act
from accounts.models import ApprovalRequest, Person
from audit.rules.refusals import Refusal


def has_left(act: Act, request: ApprovalRequest, at: datetime) -> bool:
    """Say whether the asker lost the duty since: barred, replaced or suspended.

    Who has only to sign the statement once more is there still.
    """
    asker, code = request.asked_by, request.campaign or None
    may_ask = any(asker.may(duty, code, at=at) for duty in act.asks)
    return not may_ask and not asker.owes_statement_for(act.asks, code, at=at)


def require_asker(act: Act, request: ApprovalRequest, at: datetime) -> None:
    """Refuse (ASKER_LEFT) what one person alone would do now: the first of the two has left."""
    if has_left(act, request, at):
        raise Refusal("ASKER_LEFT", name=str(request.asked_by))


def require_may_withdraw(
    act: Act | None, request: ApprovalRequest, person: Person, now: datetime
) -> None:
    """Refuse (NOT_YOURS) what another asked, unless they left and it is one's duty to ask now."""
    if request.asked_by_id == person.pk:
        return
    if act is None or not has_left(act, request, now):
        raise Refusal("NOT_YOURS")
    check_duty(person, act.asks, now, request.campaign or None)
