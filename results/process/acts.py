"""The acts of two persons: who asks, who applies, what it does and how it is seen before."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from accounts.actions.acts import CLOSE_ACCOUNT, GRANT_ROLE, ISSUE_CODE
from accounts.actions.two_persons import Act
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import Duty
from candidates.actions.disqualify import disqualify
from exams.actions.acts import CHANGE_PROFILE
from exams.models import Campaign, ExamPart, Script
from exams.rules.enums import PartKind, SittingState
from grading.actions import decided_by_two, reopen, seating, settle
from grading.models import Assignment, RemarkRequest, Slip
from results.actions import (
    corrections,
    effects,
    effects_of_announcing,
    effects_of_deciding,
    effects_of_publishing,
    publish,
    transitions,
)
from results.actions.announcement_changes import change_announcement, stored_arguments
from results.rules.enums import ActName

Arguments = Callable[[str, Mapping[str, Any]], dict[str, Any]]


def _lock_campaign(code: str) -> None:
    """Lock the campaign that an act is about, as the action itself does; blank for none."""
    Campaign.objects.select_for_update().filter(code=code).first()


def _campaign(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {"campaign": Campaign.objects.get(code=code), **stored}


def _part(kind: PartKind) -> Arguments:
    def arguments(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
        parts = ExamPart.objects.select_related("campaign")
        return {"part": parts.get(campaign__code=code, kind=kind), **stored}

    return arguments


def _announcement(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**_campaign(code, stored), "channels": tuple(stored["channels"])}


def _sitting(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    part = _part(PartKind(stored["kind"]))(code, {})
    entry = part["part"].campaign.entries.get(number=stored["number"])
    state = SittingState(stored["state"]) if stored["state"] else None
    return {**part, "entry": entry, "state": state, "minutes": stored["minutes"]}


def _position(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    part = _part(PartKind.PROPOSAL)(code, {})
    position = part["part"].campaign.positions.get(code=stored["position"])
    return {**stored, **part, "position": position}


def _assignment(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    assignments = Assignment.objects.filter(script__part__campaign__code=code)
    whole = assignments.select_related("script__part__campaign", "mark")
    return {"assignment": whole.get(pk=stored["assignment"])}


def _slip(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    slips = Slip.objects.filter(seat__part__campaign__code=code)
    whole = slips.select_related("seat__part__campaign", "entry")
    return {"slip": whole.get(pk=stored["slip"])}


def _points(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a decision says: points as a number, None while nobody has typed them."""
    return {"points": Decimal(stored["points"]) if stored["points"] else None}


def _script(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    scripts = Script.objects.select_related("part__campaign")
    script = scripts.get(part__campaign__code=code, code=stored["script"])
    named = {name: stored[name] for name in ("minutes", "reason")}
    return {"script": script, "kind": stored["settlement"], **named, **_points(stored)}


def _remark(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    requests = RemarkRequest.objects.select_related("entry", "part__campaign")
    request = requests.get(part__campaign__code=code, entry__number=stored["number"])
    named = {name: stored[name] for name in ("minutes", "reason")}
    return {"request": request, **named, **_points(stored)}


def _defence(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    part = _part(PartKind.PROPOSAL)(code, {})
    entry = part["part"].campaign.entries.get(number=stored["number"])
    return {**part, "entry": entry, "reason": stored["reason"], **_points(stored)}


def _changed(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return _campaign(code, stored_arguments(stored))


WRITTEN, PROPOSAL = _part(PartKind.WRITTEN), _part(PartKind.PROPOSAL)
SECRETARY = (Duty.PREPARE,)
PUBLISH, UNLOCK_MARKS = TwoPersonKind.PUBLISH, TwoPersonKind.UNLOCK_MARKS
DECIDE_POINTS = TwoPersonKind.DECIDE_POINTS

ACTS: dict[str, Act] = {
    act.name: replace(act, lock=_lock_campaign)
    for act in (
        Act(ActName.ANNOUNCE, SECRETARY, (Duty.ANNOUNCE,),
            transitions.announce, _announcement, effects_of_announcing.of_announcement, PUBLISH),
        Act(ActName.APPROVE_LIST, (Duty.SCREEN,), (Duty.APPROVE_LIST,),
            transitions.approve_list, _campaign, effects.of_eligible_list),
        Act(ActName.PUBLISH_ELIGIBLE, SECRETARY, (Duty.PUBLISH,),
            publish.eligible_list, _campaign, effects_of_publishing.of_publishing_eligible,
            PUBLISH),
        Act(ActName.DISQUALIFY, (Duty.INVIGILATE,), (Duty.DECIDE,),
            disqualify, _sitting, effects.of_disqualification, TwoPersonKind.DISQUALIFY,
            one_per="number"),
        Act(ActName.SEAL, SECRETARY, (Duty.SEAL,),
            transitions.seal, WRITTEN, effects.of_seal),
        Act(ActName.CLOSE_MARKING, SECRETARY, (Duty.SETTLE,),
            settle.close, WRITTEN, effects.of_close_marking),
        Act(ActName.PUBLISH_PROVISIONAL, SECRETARY, (Duty.PUBLISH,),
            publish.provisional, WRITTEN, effects_of_publishing.of_provisional, PUBLISH),
        Act(ActName.PUBLISH_OFFICIAL, SECRETARY, (Duty.PUBLISH,),
            transitions.publish_official, WRITTEN, effects_of_publishing.of_official, PUBLISH),
        Act(ActName.DRAW_LOTS, (Duty.DECIDE,), (Duty.DRAW_LOTS,),
            transitions.draw_lots, PROPOSAL, effects.of_draw),
        Act(ActName.CLOSE_DEFENCE, SECRETARY, (Duty.DECIDE,),
            transitions.close_defence, PROPOSAL, effects.of_close_defence),
        Act(ActName.PUBLISH_RESULTS, SECRETARY, (Duty.PUBLISH,),
            transitions.publish_results, _campaign, effects_of_publishing.of_results, PUBLISH),
        Act(ActName.CHANGE_ANNOUNCEMENT, SECRETARY, (Duty.ANNOUNCE,),
            change_announcement, _changed, effects_of_announcing.of_changed_announcement, PUBLISH),
        CHANGE_PROFILE,
        GRANT_ROLE,
        CLOSE_ACCOUNT,
        ISSUE_CODE,
        Act(ActName.REOPEN_MARK, (Duty.MARK,), (Duty.SETTLE,),
            reopen.reopen_mark, _assignment, effects.of_reopened_mark, UNLOCK_MARKS,
            one_per="assignment", undo=True),
        Act(ActName.REOPEN_SLIP, (Duty.SCORE_DEFENCE,), (Duty.DECIDE,),
            reopen.reopen_slip, _slip, effects.of_reopened_slip, UNLOCK_MARKS,
            one_per="slip", undo=True),
        Act(ActName.DECIDE_SCRIPT, (Duty.SETTLE,), (Duty.DECIDE,),
            decided_by_two.settle_script, _script, effects_of_deciding.of_script, DECIDE_POINTS,
            one_per="script"),
        Act(ActName.DECIDE_REMARK, (Duty.DECIDE,), tuple(decided_by_two.BY_CHAIR),
            decided_by_two.decide_remark, _remark, effects_of_deciding.of_remark, DECIDE_POINTS,
            one_per="number"),
        Act(ActName.DECIDE_DEFENCE, (Duty.DECIDE,), tuple(decided_by_two.BY_CHAIR),
            decided_by_two.decide_defence, _defence, effects_of_deciding.of_defence,
            DECIDE_POINTS, one_per="number"),
        Act(ActName.REDUCE_PANEL, SECRETARY, (Duty.DECIDE,),
            seating.reduce, _position, effects.of_reduced_panel, one_per="position"),
        Act(ActName.PUBLISH_CORRECTION, SECRETARY, (Duty.PUBLISH,),
            corrections.correct, _campaign, effects_of_publishing.of_correction, PUBLISH),
    )
}  # fmt: skip
