"""Requests that wait: one of a thing at a time, locked by who decides."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from accounts.actions.two_persons import Act
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from audit.rules.refusals import Refusal


def require_none_open(act: Act, campaign: str, arguments: Mapping[str, Any]) -> None:
    """Refuse (REQUEST_OPEN) a second request about a thing while the first one waits.

    Of the whole installation many may wait at once, but none that asks for the very same, or about
    the same thing where an act names one.
    """
    open_ones = ApprovalRequest.objects.filter(
        act=act.name, campaign=campaign, thing=act.thing_of(arguments), state=RequestState.OPEN
    )
    is_one_per_thing = bool(campaign or act.one_per)
    if any(is_one_per_thing or each.arguments == arguments for each in open_ones):
        raise Refusal("REQUEST_OPEN", act=act.name)


def about_person(person: Person) -> QuerySet[ApprovalRequest]:
    """Return what waits for a second person about somebody's roles or account."""
    open_ones = ApprovalRequest.objects.filter(campaign="", state=RequestState.OPEN)
    return open_ones.filter(arguments__person=person.pk).order_by("asked_at")


def things_asked(campaign: str) -> dict[str, list[str]]:
    """Return for what each act of a campaign waits for a second person, by the act's name."""
    open_ones = ApprovalRequest.objects.filter(campaign=campaign, state=RequestState.OPEN)
    asked = defaultdict(list)
    for act, thing in open_ones.values_list("act", "thing"):
        asked[act].append(thing)
    return dict(asked)


def lock_open(request: ApprovalRequest) -> ApprovalRequest:
    """Lock a request that nobody has decided, or refuse (REQUEST_DECIDED)."""
    locked = ApprovalRequest.objects.select_for_update().get(pk=request.pk)
    if locked.state != RequestState.OPEN:
        raise Refusal("REQUEST_DECIDED", state=f"REQUEST_{locked.state}")
    return locked
