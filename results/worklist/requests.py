"""Acts of two persons: what waits to be applied, and what came back."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actions.independence import SecondPersons
from accounts.actions.two_persons import Act
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from accounts.worklist import Items, WorkItem
from exams.models import Campaign
from results.process.act_gates import steps_of
from results.process.acts import ACTS
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
    latest = {
        (row.campaign, row.act, row.thing): row for row in rows.order_by("asked_at", "event__seq")
    }
    seconds = SecondPersons()
    for row in latest.values():
        campaign, act = campaigns.get(row.campaign), ACTS[row.act]
        if _timely(act, campaign) and (title := _about(row, act, person, at, seconds)):
            url = reverse("results:request", args=[row.pk])
            named = row.thing if act.one_per in ("number", "position") else ""
            yield WorkItem(f"{title}: {label(row.act)}", campaign, url, detail=named)


def _timely(act: Act, campaign: Campaign | None) -> bool:
    """Say whether an act belongs to the step of its campaign, or to no step."""
    steps = steps_of(act.action)
    return campaign is None or not steps or campaign.step in steps


def _about(
    row: ApprovalRequest, act: Act, person: Person, at: datetime, seconds: SecondPersons
) -> str:
    """Return what a request asks of a person; blank for nothing."""
    if row.state == RequestState.REJECTED and row.asked_by_id == person.pk:
        return _("Đề nghị bị trả lại")
    applies = any(person.may(duty, row.campaign or None, at=at) for duty in act.applies)
    if row.state != RequestState.OPEN or not applies or seconds.obstacle(act, row, person):
        return ""
    return _("Duyệt đề nghị")
