"""Requests that wait: one of a thing at a time, locked by who decides."""

from accounts.actions.two_persons import Act
from accounts.models import ApprovalRequest
from accounts.rules.approvals import RequestState
from audit.rules.refusals import Refusal


def require_none_open(act: Act, campaign: str, thing: str) -> None:
    """Refuse (REQUEST_OPEN) a second request about a thing while the first one waits."""
    open_ones = ApprovalRequest.objects.filter(
        act=act.name, campaign=campaign, thing=thing, state=RequestState.OPEN
    )
    if campaign and open_ones.exists():
        raise Refusal("REQUEST_OPEN", act=act.name)


def lock_open(request: ApprovalRequest) -> ApprovalRequest:
    """Lock a request that nobody has decided, or refuse (REQUEST_DECIDED)."""
    locked = ApprovalRequest.objects.select_for_update().get(pk=request.pk)
    if locked.state != RequestState.OPEN:
        raise Refusal("REQUEST_DECIDED", state=locked.state)
    return locked
