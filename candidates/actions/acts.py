"""The act of two persons about planning: a conference whose result is fixed is annulled."""

from collections.abc import Mapping
from typing import Any

from accounts.actions.two_persons import Act, Effect
from accounts.models import ApprovalRequest, Person
from accounts.rules.approvals import RequestState
from accounts.rules.duties import Duty
from candidates.actions import conference
from candidates.actions.closed_people import open_conferences
from candidates.models import PlanningConference


def _annulled(campaign: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    held_for = PlanningConference.objects.select_related("post")
    return {**stored, "conference": held_for.get(pk=stored["conference"])}


def annulling_effect(*, conference: PlanningConference, reason: str) -> Effect:
    """Return whose votes on which post count no longer, and how many of them had enough."""
    nominees = list(conference.nominees.all())
    reached = sum(nominee.is_reached for nominee in nominees)
    of_what = {"post": conference.post.full_name, "day": f"{conference.held_on:%d/%m/%Y}"}
    lines = [
        {**of_what, "name": each.name, "votes": "" if each.votes is None else str(each.votes)}
        for each in nominees
    ]
    return Effect(
        figures=[("EFFECT_VOTED_ON", len(nominees)), ("EFFECT_REACHED", reached)],
        lines=lines,
        read=[conference, *nominees],
    )


ANNUL_CONFERENCE = Act(
    "ANNUL_CONFERENCE",
    (Duty.KEEP_PLANNING,),
    (Duty.KEEP_PLANNING, Duty.DECIDE),
    conference.annul_fixed,
    _annulled,
    annulling_effect,
    one_per="conference",
)


def is_open_to(reader: Person, request: ApprovalRequest) -> bool:
    """Say whether somebody may read of whom an act speaks: no ballot with a name closed to them."""
    if request.act != ANNUL_CONFERENCE.name:
        return True
    asked = PlanningConference.objects.filter(pk=request.arguments["conference"])
    return open_conferences(asked, reader).exists()


def open_annulment(conference: PlanningConference) -> ApprovalRequest | None:
    """Return the request to annul a conference that waits for its second person."""
    pending = ApprovalRequest.objects.filter(state=RequestState.OPEN)
    thing = {"act": ANNUL_CONFERENCE.name, "thing": str(conference.pk)}
    return pending.filter(**thing).select_related("asked_by").first()
