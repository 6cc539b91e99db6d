"""Two persons and a preview: one asks, another sees the same effect and applies or rejects.

What an act does is a table of the apps above (`results/process/acts.py`); here is the mechanism.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from accounts.actions.action import action, check_duty
from accounts.actions.applying import as_part_of
from accounts.actions.askers import require_asker, require_may_withdraw
from accounts.actions.independence import SecondPersons
from accounts.actions.open_requests import lock_open, require_none_open
from accounts.actions.two_persons import Act, digest_of, effect_of
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from audit.actions.record import log_of, record
from audit.models import Protected
from audit.models.log import SYSTEM
from audit.rules.refusals import Refusal, require_reason


@action(in_campaign=False)
def request_approval(
    *,
    act: Act,
    campaign: str = "",
    arguments: Mapping[str, Any],
    accepted: Sequence[str] = (),
    reason: str,
    document: str = "",
    by: Person,
    at: datetime,
) -> ApprovalRequest:
    """Ask for an act: stored with its reason and preview until a second person decides.

    Raises Refusal NOT_YOUR_DUTY, NOT_TO_ONESELF, REASON_MISSING, REQUEST_OPEN (one of this act
    is open), or what the preview refuses.
    """
    check_duty(by, act.asks, at, campaign or None)
    if by.pk in act.keyed(arguments):
        raise Refusal("NOT_TO_ONESELF")
    require_reason(reason)
    act.lock(campaign)
    require_none_open(act, campaign, arguments)
    request = _previewed(act, campaign, arguments, accepted)
    request.reason, request.document = reason, document
    request.asked_by, request.asked_at = by, at
    _record("approval.asked", request, by, at, reason=reason, document=document)
    return request


def _previewed(
    act: Act, campaign: str, arguments: Mapping[str, Any], accepted: Sequence[str]
) -> ApprovalRequest:
    """Return a new request for an act, with the effect that it would have now."""
    effect = effect_of(act, campaign, arguments)
    return ApprovalRequest(
        act=act.name,
        campaign=campaign,
        thing=act.thing_of(arguments),
        arguments=dict(arguments),
        accepted=sorted(accepted),
        preview=effect.plain(),
        digest=digest_of(act, campaign, arguments, accepted, effect),
    )


@action(in_campaign=False)
def apply(*, act: Act, request: ApprovalRequest, digest: str, by: Person, at: datetime) -> Any:
    """Apply what another person asked, exactly as it was seen.

    `digest` is the preview that the second person had before them. Raises Refusal NOT_YOUR_DUTY,
    SAME_PERSON, NOT_TO_ONESELF, NOT_INDEPENDENT, REQUEST_DECIDED, ASKER_LEFT, PREVIEW_MOVED (the
    rows have moved: look again), or what the act itself refuses; nothing was written then.
    """
    locked = _lock_for_second_person(request, act, by, at)
    require_asker(act, locked, at)
    act.lock(locked.campaign)
    effect = effect_of(act, locked.campaign, locked.arguments)
    if digest != digest_of(act, locked.campaign, locked.arguments, locked.accepted, effect):
        raise Refusal("PREVIEW_MOVED")
    with as_part_of(locked):
        outcome = act.action(**act.arguments(locked.campaign, locked.arguments), by=by, at=at)
    _decide(locked, RequestState.APPLIED, "approval.applied", "", by, at)
    return outcome


@action(in_campaign=False)
def reject(
    *, act: Act, request: ApprovalRequest, reason: str, by: Person, at: datetime
) -> ApprovalRequest:
    """Return a request to whoever asked, with a reason.

    Raises Refusal NOT_YOUR_DUTY, SAME_PERSON, NOT_TO_ONESELF, NOT_INDEPENDENT,
    REQUEST_DECIDED or REASON_MISSING.
    """
    locked = _lock_for_second_person(request, act, by, at)
    require_reason(reason)
    arguments = act.arguments(locked.campaign, locked.arguments)
    letters = act.letters_of_rejection(**arguments, why=reason, at=at)
    return _decide(locked, RequestState.REJECTED, "approval.rejected", reason, by, at, letters)


@action(in_campaign=False)
def withdraw(
    *,
    request: ApprovalRequest,
    act: Act | None = None,
    reason: str = "",
    by: Person,
    at: datetime,
) -> ApprovalRequest:
    """Take back what one asked oneself; of an `act`, also what somebody asked who has left since.

    Raises Refusal NOT_YOURS, NOT_YOUR_DUTY or REQUEST_DECIDED.
    """
    locked = lock_open(request)
    require_may_withdraw(act, locked, by, at)
    other = None if locked.asked_by_id == by.pk else by
    return _decide(locked, RequestState.WITHDRAWN, "approval.withdrawn", reason, other, at)


def _lock_for_second_person(
    request: ApprovalRequest, act: Act, by: Person, at: datetime
) -> ApprovalRequest:
    """Lock an open request for somebody who may decide it, and who is another person."""
    locked = lock_open(request)
    check_duty(by, act.applies, at, locked.campaign or None)
    if obstacle := SecondPersons().obstacle(act, locked, by):
        raise Refusal(obstacle)
    return locked


def _decide(
    request: ApprovalRequest,
    state: RequestState,
    event: str,
    reason: str,
    by: Person | None,
    at: datetime,
    letters: Sequence[Protected] = (),
) -> ApprovalRequest:
    request.state, request.decided_at = state, at
    request.decided_by, request.decision_reason = by, reason
    _record(event, request, by or request.asked_by, at, letters, reason=reason)
    return request


def _record(
    event: str,
    request: ApprovalRequest,
    by: Person,
    at: datetime,
    letters: Sequence[Protected] = (),
    **facts: Any,
) -> None:
    """Record in the campaign's own log, or in the installation's."""
    record(
        event,
        about=request,
        by=by,
        at=at,
        log=log_of(request.campaign) if request.campaign else SYSTEM,
        rows=[request, *letters],
        act=request.act,
        digest=request.digest,
        **facts,
    )
