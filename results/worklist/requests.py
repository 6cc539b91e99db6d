"""Acts of two persons: what waits to be applied, and what came back."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions.independence import SecondPersons
from accounts.actions.two_persons import Act
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from accounts.worklist import Items, WorkItem
from candidates.actions.acts import is_open_to
from candidates.actions.disqualify import void_numbers
from exams.actions.preconditions import declared_steps
from exams.models import Campaign
from results.process.acts import ACTS
from results.rules.enums import ActName
from web.sentences import label


def approval_requests(person: Person, at: datetime) -> Items:
    """The second person's: what waits to be applied; the asker's: what came back and was left."""
    hands = {duty for act in ACTS.values() for duty in act.asks + act.applies}
    if not any(person.may(duty, at=at) for duty in hands):
        return
    live = Campaign.objects.filter(cancelled_on=None)
    campaigns = {campaign.code: campaign for campaign in live}
    rows = ApprovalRequest.objects.filter(campaign__in=["", *campaigns], act__in=ACTS)
    rows = rows.defer("preview").select_related("asked_by")
    seconds, items = SecondPersons(), []
    for row in _not_void(_unanswered(rows.order_by("asked_at", "event__seq"))):
        campaign, act = campaigns.get(row.campaign), ACTS[row.act]
        if _timely(act, campaign) and (title := _about(row, act, person, at, seconds)):
            items.append((row, campaign, f"{title}: {label(row.act)}"))
    names = people_named([row for row, _campaign, _title in items])
    for row, campaign, title in items:
        url = reverse("results:request", args=[row.pk])
        yield WorkItem(title, campaign, url, detail=_named(row, names))


def _unanswered(rows: Iterable[ApprovalRequest]) -> list[ApprovalRequest]:
    """Return what still asks something: all that is open, and what came back and was left at that.

    Of the whole installation many may be open at once; what came back is answered by whatever is
    asked of the same kind afterwards.
    """
    everything = list(rows)
    latest = {(row.campaign, row.act, row.thing): row for row in everything}
    return [
        row
        for row in everything
        if row.state == RequestState.OPEN or latest[row.campaign, row.act, row.thing] is row
    ]


def _not_void(rows: list[ApprovalRequest]) -> list[ApprovalRequest]:
    """Return the requests but those to disqualify somebody whose position is held again."""
    asked = [row for row in rows if row.act == ActName.DISQUALIFY]
    void = void_numbers({row.campaign for row in asked})
    left = {row.pk for row in asked if (row.campaign, row.thing) in void}
    return [row for row in rows if row.pk not in left]


def people_named(rows: Iterable[ApprovalRequest]) -> dict[Any, Person]:
    """Return the persons whose accounts requests outside campaigns are about, by their key."""
    return Person.objects.in_bulk(
        {row.arguments["person"] for row in rows if not row.campaign and "person" in row.arguments}
    )


def _named(row: ApprovalRequest, names: dict[Any, Person]) -> str:
    """Return the number or post that a request is about, or the person; blank for nothing."""
    if ACTS[row.act].one_per in ("number", "position"):
        return row.thing
    return str(names.get(row.arguments.get("person"), "")) if not row.campaign else ""


def _timely(act: Act, campaign: Campaign | None) -> bool:
    """Say whether an act belongs to the step of its campaign, or to no step."""
    steps = declared_steps(act.action)
    return campaign is None or not steps or campaign.step in steps


def _about(
    row: ApprovalRequest, act: Act, person: Person, at: datetime, seconds: SecondPersons
) -> str:
    """Return what a request asks of a person; blank for nothing."""
    if row.state == RequestState.REJECTED and row.asked_by_id == person.pk:
        return _("Đề nghị bị trả lại")
    applies = any(person.may(duty, row.campaign or None, at=at) for duty in act.applies)
    if row.state != RequestState.OPEN or not applies or not is_open_to(person, row):
        return ""
    return "" if seconds.obstacle(act, row, person) else _("Duyệt đề nghị")
