"""The acts that answer the legal clock: what is named when one is late, and what was late."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from accounts.models import ApprovalRequest
from accounts.rules.approvals import RequestState
from exams.actions.clock import deadlines_of, due_days
from exams.models import Campaign
from exams.rules.checks import Check
from exams.rules.enums import PartKind
from exams.rules.lateness import late_checks, passed_day
from results.rules.enums import ActName, PublicationKind

# The step of the clock (exams/rules/deadline_rules.py) that each act answers.
ANSWERS = {
    ActName.PUBLISH_ELIGIBLE: "P5_SCREENING",
    ActName.SEAL: "P7_WRITTEN_EXAM",
    ActName.PUBLISH_PROVISIONAL: "P11_MARKING",
    ActName.PUBLISH_OFFICIAL: "P13_REMARK_MARKING",
    ActName.PUBLISH_RESULTS: "P19_PUBLISH",
}


@dataclass(frozen=True, slots=True)
class LateAct:
    """An act of two persons that came after its last day, and why."""

    step: str
    last_day: str  # dd/mm/yyyy, as both persons read it
    at: datetime | None
    reason: str
    document: str


def of_act(campaign: Campaign, act: ActName, on: date | None) -> tuple[Check, ...]:
    """Return what has to be named when an act answers the clock on a day after the last one."""
    return late_checks(due_days(deadlines_of(campaign)), ANSWERS[act], on)


def of_first_list(campaign: Campaign, on: date) -> tuple[Check, ...]:
    """Do so for the list of candidates: only its first version answers the clock."""
    if campaign.publications.filter(kind=PublicationKind.ELIGIBLE).exists():
        return ()
    return of_act(campaign, ActName.PUBLISH_ELIGIBLE, on)


def of_written_exam(campaign: Campaign) -> tuple[Check, ...]:
    """Do so for the written exam, by the day on which people sat."""
    starts_at = campaign.parts.get(kind=PartKind.WRITTEN).starts_at
    on = timezone.localdate(starts_at) if starts_at else None
    return of_act(campaign, ActName.SEAL, on)


def late_acts(campaign: Campaign) -> list[LateAct]:
    """Return what was done after its last day, in the order in which it was done."""
    applied = ApprovalRequest.objects.filter(
        campaign=campaign.code, act__in=ANSWERS, state=RequestState.APPLIED
    )
    named = ((request, passed_day(request.accepted)) for request in applied.order_by("decided_at"))
    return [_late(request, day) for request, day in named if day]


def _late(request: ApprovalRequest, last_day: str) -> LateAct:
    return LateAct(
        step=ANSWERS[ActName(request.act)],
        last_day=last_day,
        at=request.decided_at,
        reason=request.reason,
        document=request.document,
    )
