"""Send a request for an act of two persons, once its gate holds nothing but named open points."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.actions import approvals
from accounts.actions.two_persons import Act
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from exams.actions.recused import require_signed
from exams.models import Campaign
from exams.rules.checks import Check, errors, warnings
from exams.rules.refusals import Refusal
from results.process.act_gates import checks_of
from results.rules.enums import NAMES_NOBODY


def send(
    *,
    act: Act,
    campaign: Campaign,
    arguments: Mapping[str, Any],
    accepted: Iterable[str] = (),
    reason: str,
    document: str = "",
    by: Person,
    at: datetime,
) -> ApprovalRequest:
    """Ask for an act whose gate blocks nothing, naming every open point.

    Raises Refusal: STATEMENT_OWED where the act names who registered, the first error of the gate,
    OPEN_POINTS for a warning that is not named, or what asking refuses
    (`accounts.actions.approvals.request_approval`).
    """
    if act.name not in NAMES_NOBODY:
        require_signed(by, [campaign.code])
    checks = checks_of(act, campaign, arguments, timezone.localdate(at))
    points = _open_points(checks, accepted)
    return approvals.request_approval(
        act=act,
        campaign=campaign.code,
        arguments=arguments,
        accepted=points,
        reason=reason,
        document=document,
        by=by,
        at=at,
    )


def _open_points(checks: Iterable[Check], accepted: Iterable[str]) -> list[str]:
    """Return the open points of a gate, refused unless nothing blocks and each is named."""
    checks, named = tuple(checks), set(accepted)
    for check in errors(checks):
        raise Refusal(check.code, **check.facts)
    points = [key for check in warnings(checks) for key in check.keys]
    if missing := [key for key in points if key not in named]:
        raise Refusal("OPEN_POINTS", points=", ".join(missing), count=len(missing))
    return points


def open_request(
    act: Act, campaign: Campaign, arguments: Mapping[str, Any] | None = None
) -> ApprovalRequest | None:
    """Return the request for an act, on the same thing, that waits for its second person."""
    pending = ApprovalRequest.objects.filter(state=RequestState.OPEN).select_related("asked_by")
    thing = act.thing_of(arguments or {})
    return pending.filter(act=act.name, campaign=campaign.code, thing=thing).first()


def open_requests(act: Act, campaign: Campaign) -> dict[str, ApprovalRequest]:
    """Return the requests for an act that wait for their second person, by the thing asked for."""
    pending = ApprovalRequest.objects.filter(
        act=act.name, campaign=campaign.code, state=RequestState.OPEN
    )
    return {request.thing: request for request in pending}


def last_returned(
    act: Act, campaign: Campaign, about: Mapping[str, Any] | None = None
) -> ApprovalRequest | None:
    """Return the last request for an act on this thing, if it was rejected."""
    about = about or {}
    last = _last_request(act, campaign, about)
    if last is None or last.state != RequestState.REJECTED:
        return None
    return last if about.items() <= last.arguments.items() else None


def last_taken_back(act: Act, campaign: Campaign) -> ApprovalRequest | None:
    """Return the last request for an act, if whoever asked for it took it back."""
    last = _last_request(act, campaign, {})
    return last if last and last.state == RequestState.WITHDRAWN else None


def _last_request(act: Act, campaign: Campaign, about: Mapping[str, Any]) -> ApprovalRequest | None:
    rows = ApprovalRequest.objects.filter(
        act=act.name, campaign=campaign.code, thing=act.thing_of(about)
    )
    in_order = rows.select_related("asked_by", "decided_by").order_by("-asked_at", "-event__seq")
    return in_order.first()


def typed_before(returned: ApprovalRequest | None) -> dict[str, Any]:
    """Return what a request that came back said, to be mended and sent again."""
    if returned is None:
        return {}
    return {**returned.arguments, "reason": returned.reason, "document": returned.document}
