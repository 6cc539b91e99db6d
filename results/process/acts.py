"""The acts of two persons: who asks, who applies, what it does and how it is seen before."""

from collections.abc import Callable, Mapping
from typing import Any

from accounts.actions.approvals import Act
from accounts.rules.duties import Duty
from exams.models import Campaign, ExamPart
from exams.rules.enums import PartKind
from grading.actions import settle
from results.actions import effects, publish, transitions

Arguments = Callable[[str, Mapping[str, Any]], dict[str, Any]]


def _campaign(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {"campaign": Campaign.objects.get(code=code), **stored}


def _part(kind: PartKind) -> Arguments:
    def arguments(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
        parts = ExamPart.objects.select_related("campaign")
        return {"part": parts.get(campaign__code=code, kind=kind), **stored}

    return arguments


def _announcement(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**_campaign(code, stored), "channels": tuple(stored["channels"])}


WRITTEN, PROPOSAL = _part(PartKind.WRITTEN), _part(PartKind.PROPOSAL)
SECRETARY = (Duty.PREPARE,)

ACTS: dict[str, Act] = {
    act.name: act
    for act in (
        Act("ANNOUNCE", SECRETARY, (Duty.ANNOUNCE,),
            transitions.announce, _announcement, effects.of_announcement, "PUBLISH"),
        Act("APPROVE_LIST", (Duty.SCREEN,), (Duty.APPROVE_LIST,),
            transitions.approve_list, _campaign, effects.of_eligible_list),
        Act("PUBLISH_ELIGIBLE", SECRETARY, (Duty.PUBLISH,),
            publish.eligible_list, _campaign, effects.of_publishing_eligible, "PUBLISH"),
        Act("SEAL", SECRETARY, (Duty.SEAL,),
            transitions.seal, WRITTEN, effects.of_seal),
        Act("CLOSE_MARKING", SECRETARY, (Duty.SETTLE,),
            settle.close, WRITTEN, effects.of_close_marking),
        Act("PUBLISH_PROVISIONAL", SECRETARY, (Duty.PUBLISH,),
            publish.provisional, WRITTEN, effects.of_provisional, "PUBLISH"),
        Act("PUBLISH_OFFICIAL", SECRETARY, (Duty.PUBLISH,),
            transitions.publish_official, WRITTEN, effects.of_official, "PUBLISH"),
        Act("DRAW_LOTS", (Duty.DECIDE,), (Duty.DRAW_LOTS,),
            transitions.draw_lots, PROPOSAL, effects.of_draw),
        Act("CLOSE_DEFENCE", SECRETARY, (Duty.DECIDE,),
            transitions.close_defence, PROPOSAL, effects.of_close_defence),
        Act("PUBLISH_RESULTS", SECRETARY, (Duty.PUBLISH,),
            transitions.publish_results, _campaign, effects.of_results, "PUBLISH"),
    )
}  # fmt: skip
