"""Two persons and a preview: one asks, another sees the same effect and applies or rejects.

What an act does is a table of the apps above (`results/process/acts.py`); here is the mechanism.
"""

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from accounts.actions.action import action, check_duty
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty
from audit.actions.record import log_of, record
from audit.models import Protected
from audit.models.log import SYSTEM
from audit.rules.canonical import canon
from audit.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Effect:
    """What an act will do, as plain values: figures, lines as people will see them, changes.

    `read` are the rows it was worked out from: when one of them moves, it is worked out again.
    """

    figures: Sequence[tuple[str, int]] = ()  # (word, how many)
    lines: Sequence[Mapping[str, Any]] = ()
    changes: Sequence[tuple[str, str, str]] = ()  # (what, old, new)
    read: Sequence[Protected] = ()

    def plain(self) -> dict[str, Any]:
        """Return the effect as it is stored and shown."""
        return {
            "figures": [list(pair) for pair in self.figures],
            "lines": [dict(line) for line in self.lines],
            "changes": [list(change) for change in self.changes],
        }

    def versions(self) -> list[list[Any]]:
        """Return which version of each row was read."""
        return sorted([row._meta.db_table, str(row.pk), row.ver] for row in self.read)


def _lock_nothing(campaign: str) -> None:
    """Lock nothing: the act is about no campaign."""


@dataclass(frozen=True, slots=True)
class Act:
    """What two persons do together: who asks, who applies, how it is seen before and done.

    `arguments` turns what was stored into the keyword arguments of the action; `preview` works
    the effect out from the facts, and writes nothing. `lock` locks what an act is about (by the
    campaign's code), so that nothing moves between the preview and what applying does.
    """

    name: str
    asks: tuple[Duty, ...]
    applies: tuple[Duty, ...]
    action: Callable[..., Any]
    arguments: Callable[[str, Mapping[str, Any]], dict[str, Any]]
    preview: Callable[..., Effect]
    kind: str = field(default="")  # its word in `two_person_actions`
    one_per: str = ""  # the argument that names its thing, where many may be asked for at once
    lock: Callable[[str], None] = _lock_nothing

    def thing_of(self, arguments: Mapping[str, Any]) -> str:
        """Return the thing that is asked for, blank where an act is asked for once at a time."""
        return str(arguments.get(self.one_per, ""))


_applying: ContextVar[ApprovalRequest | None] = ContextVar("applying", default=None)


def applying() -> ApprovalRequest | None:
    """Return the request that is being applied, if the running action is part of one."""
    return _applying.get()


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

    Raises Refusal NOT_YOUR_DUTY, REASON_MISSING, REQUEST_OPEN (one of this act is open),
    or what the preview refuses.
    """
    check_duty(by, act.asks, at, campaign or None)
    if not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    act.lock(campaign)
    _require_none_open(act, campaign, act.thing_of(arguments))
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
    SAME_PERSON, REQUEST_DECIDED, PREVIEW_MOVED (the rows have moved: look again), or what the act
    itself refuses; nothing was written then.
    """
    locked = _lock_for_second_person(request, act, by, at)
    act.lock(locked.campaign)
    effect = effect_of(act, locked.campaign, locked.arguments)
    if digest != digest_of(act, locked.campaign, locked.arguments, locked.accepted, effect):
        raise Refusal("PREVIEW_MOVED")
    outcome = _run_action(act, locked, by, at)
    _decide(locked, RequestState.APPLIED, "approval.applied", "", by, at)
    return outcome


def _run_action(act: Act, request: ApprovalRequest, by: Person, at: datetime) -> Any:
    """Run the action of an act as part of the request for it."""
    arguments = act.arguments(request.campaign, request.arguments)
    token = _applying.set(request)
    try:
        return act.action(**arguments, by=by, at=at)
    finally:
        _applying.reset(token)


@action(in_campaign=False)
def reject(
    *, act: Act, request: ApprovalRequest, reason: str, by: Person, at: datetime
) -> ApprovalRequest:
    """Return a request to whoever asked, with a reason.

    Raises Refusal NOT_YOUR_DUTY, SAME_PERSON, REQUEST_DECIDED or REASON_MISSING.
    """
    locked = _lock_for_second_person(request, act, by, at)
    if not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    return _decide(locked, RequestState.REJECTED, "approval.rejected", reason, by, at)


@action(in_campaign=False)
def withdraw(*, request: ApprovalRequest, by: Person, at: datetime) -> ApprovalRequest:
    """Take back what one asked oneself. Raises Refusal NOT_YOURS or REQUEST_DECIDED."""
    locked = _lock_open(request)
    if locked.asked_by_id != by.pk:
        raise Refusal("NOT_YOURS")
    return _decide(locked, RequestState.WITHDRAWN, "approval.withdrawn", "", None, at)


def effect_of(act: Act, campaign: str, arguments: Mapping[str, Any]) -> Effect:
    """Work out what an act would do now; reads only."""
    return act.preview(**act.arguments(campaign, arguments))


def digest_of(
    act: Act,
    campaign: str,
    arguments: Mapping[str, Any],
    accepted: Sequence[str],
    effect: Effect,
) -> str:
    """Return the digest of what is asked, the versions it rests on, and what it will do."""
    previewed = {
        "act": act.name,
        "campaign": campaign,
        "arguments": dict(arguments),
        "accepted": sorted(accepted),
        "versions": effect.versions(),
        "effect": effect.plain(),
    }
    return sha256(canon(previewed)).hexdigest()


def _require_none_open(act: Act, campaign: str, thing: str) -> None:
    open_ones = ApprovalRequest.objects.filter(
        act=act.name, campaign=campaign, thing=thing, state=RequestState.OPEN
    )
    if campaign and open_ones.exists():
        raise Refusal("REQUEST_OPEN", act=act.name)


def _lock_for_second_person(
    request: ApprovalRequest, act: Act, by: Person, at: datetime
) -> ApprovalRequest:
    """Lock an open request for somebody who may decide it, and who did not ask for it."""
    locked = _lock_open(request)
    check_duty(by, act.applies, at, locked.campaign or None)
    if locked.asked_by_id == by.pk:
        raise Refusal("SAME_PERSON")
    return locked


def _lock_open(request: ApprovalRequest) -> ApprovalRequest:
    locked = ApprovalRequest.objects.select_for_update().get(pk=request.pk)
    if locked.state != RequestState.OPEN:
        raise Refusal("REQUEST_DECIDED", state=locked.state)
    return locked


def _decide(
    request: ApprovalRequest,
    state: RequestState,
    event: str,
    reason: str,
    by: Person | None,
    at: datetime,
) -> ApprovalRequest:
    request.state, request.decided_at = state, at
    request.decided_by, request.decision_reason = by, reason
    _record(event, request, by or request.asked_by, at, reason=reason)
    return request


def _record(event: str, request: ApprovalRequest, by: Person, at: datetime, **facts: Any) -> None:
    """Record in the campaign's own log, or in the installation's."""
    record(
        event,
        about=request,
        by=by,
        at=at,
        log=log_of(request.campaign) if request.campaign else SYSTEM,
        rows=[request],
        act=request.act,
        digest=request.digest,
        **facts,
    )
