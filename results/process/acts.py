"""The acts of two persons: who asks, who applies, what it does and how it is seen before."""

from dataclasses import replace

from accounts.actions.acts import CLOSE_ACCOUNT, GRANT_ROLE, ISSUE_CODE
from accounts.actions.two_persons import Act
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import SECOND_TO_CHAIR, Duty
from candidates.actions import late_letters, referred, relations
from candidates.actions.acts import ANNUL_CONFERENCE
from candidates.actions.disqualify import disqualify
from candidates.actions.late_files import admit_late
from exams.actions import bodies, corrected_founding
from exams.actions.acts import CHANGE_PROFILE
from exams.models import Campaign
from exams.rules.enums import PartKind
from grading.actions import decided_again, decided_by_two, reopen, seating, settle
from results.actions import (
    corrections,
    effects,
    effects_of_announcing,
    effects_of_bodies,
    effects_of_deciding,
    effects_of_publishing,
    publish,
    transitions,
)
from results.actions.announcement_changes import change_announcement
from results.actions.effects_of_late_files import of_late_file
from results.process import stored_arguments as stored
from results.rules.enums import ActName


def _lock_campaign(code: str) -> None:
    """Lock the campaign that an act is about, as the action itself does; blank for none."""
    Campaign.objects.select_for_update().filter(code=code).first()


WRITTEN = stored.of_part(PartKind.WRITTEN)
PROPOSAL = stored.of_part(PartKind.PROPOSAL)
SECRETARY = (Duty.PREPARE,)
FOUNDING = (Duty.PREPARE, Duty.KEEP_ACCOUNTS)
GRANT = TwoPersonKind.GRANT_ROLE
PUBLISH, UNLOCK_MARKS = TwoPersonKind.PUBLISH, TwoPersonKind.UNLOCK_MARKS
DECIDE_POINTS = TwoPersonKind.DECIDE_POINTS

ACTS: dict[str, Act] = {
    act.name: replace(act, lock=_lock_campaign)
    for act in (
        Act(ActName.ANNOUNCE, SECRETARY, (Duty.ANNOUNCE,),
            transitions.announce, stored.of_announcement, effects_of_announcing.of_announcement,
            PUBLISH),
        Act(ActName.ADMIT_LATE, (Duty.RECEIVE,), (Duty.DECIDE,),
            admit_late, stored.of_late_file, of_late_file, TwoPersonKind.ADMIT_LATE,
            one_per="number", letters_of_rejection=late_letters.of_rejection),
        Act(ActName.APPROVE_LIST, (Duty.SCREEN,), (Duty.APPROVE_LIST,),
            transitions.approve_list, stored.of_campaign, effects.of_eligible_list),
        Act(ActName.PUBLISH_ELIGIBLE, SECRETARY, (Duty.PUBLISH,),
            publish.eligible_list, stored.of_campaign,
            effects_of_publishing.of_publishing_eligible, PUBLISH),
        Act(ActName.DISQUALIFY, (Duty.INVIGILATE,), (Duty.DECIDE,),
            disqualify, stored.of_sitting, effects.of_disqualification, TwoPersonKind.DISQUALIFY,
            one_per="number"),
        Act(ActName.SEAL, SECRETARY, (Duty.SEAL,),
            transitions.seal, WRITTEN, effects.of_seal),
        Act(ActName.CLOSE_MARKING, SECRETARY, (Duty.SETTLE,),
            settle.close, WRITTEN, effects.of_close_marking),
        Act(ActName.PUBLISH_PROVISIONAL, SECRETARY, (Duty.PUBLISH,),
            publish.provisional, WRITTEN, effects_of_publishing.of_provisional, PUBLISH),
        Act(ActName.PUBLISH_OFFICIAL, SECRETARY, (Duty.PUBLISH,),
            transitions.publish_official, WRITTEN, effects_of_publishing.of_official, PUBLISH),
        Act(ActName.HOLD_AGAIN, (Duty.DECIDE,), SECOND_TO_CHAIR,
            referred.hold_again, stored.of_complaint, referred.effect_of_holding_again,
            TwoPersonKind.HOLD_AGAIN, one_per="complaint"),
        Act(ActName.DRAW_LOTS, (Duty.DECIDE,), (Duty.DRAW_LOTS,),
            transitions.draw_lots, PROPOSAL, effects.of_draw),
        Act(ActName.CLOSE_DEFENCE, SECRETARY, (Duty.DECIDE,),
            transitions.close_defence, PROPOSAL, effects.of_close_defence),
        Act(ActName.PUBLISH_RESULTS, SECRETARY, (Duty.PUBLISH,),
            transitions.publish_results, stored.of_campaign, effects_of_publishing.of_results,
            PUBLISH),
        Act(ActName.CHANGE_ANNOUNCEMENT, SECRETARY, (Duty.ANNOUNCE,),
            change_announcement, stored.of_changed_announcement,
            effects_of_announcing.of_changed_announcement, PUBLISH),
        Act(ActName.FOUND_BODY, FOUNDING, bodies.DECIDES,
            bodies.establish, stored.of_body, effects_of_bodies.of_founding, GRANT,
            whom="whom", one_per="body", undo=True),
        Act(ActName.REPLACE_MEMBER, FOUNDING, bodies.DECIDES,
            bodies.replace_member, stored.of_member, effects_of_bodies.of_replacement, GRANT,
            whom="whom", one_per="member", undo=True),
        Act(ActName.CORRECT_FOUNDING, FOUNDING, bodies.DECIDES,
            corrected_founding.correct_founding, stored.of_founded_body,
            effects_of_bodies.of_corrected_founding, GRANT, one_per="body", undo=True),
        Act(ActName.LIFT_RELATION, relations.DECIDERS, SECOND_TO_CHAIR,
            relations.lift, stored.of_relation, effects_of_bodies.of_lifting,
            TwoPersonKind.LIFT_RELATION, one_per="relation", undo=True),
        CHANGE_PROFILE,
        ANNUL_CONFERENCE,
        GRANT_ROLE,
        CLOSE_ACCOUNT,
        ISSUE_CODE,
        Act(ActName.REOPEN_MARK, (Duty.MARK,), (Duty.SETTLE,),
            reopen.reopen_mark, stored.of_assignment, effects.of_reopened_mark, UNLOCK_MARKS,
            one_per="assignment", undo=True),
        Act(ActName.REOPEN_SLIP, (Duty.SCORE_DEFENCE,), (Duty.DECIDE,),
            reopen.reopen_slip, stored.of_slip, effects.of_reopened_slip, UNLOCK_MARKS,
            one_per="slip", undo=True),
        Act(ActName.DECIDE_SCRIPT, (Duty.SETTLE,), (Duty.DECIDE,),
            decided_by_two.settle_script, stored.of_script, effects_of_deciding.of_script,
            DECIDE_POINTS, one_per="script"),
        Act(ActName.DECIDE_REMARK, (Duty.DECIDE,), SECOND_TO_CHAIR,
            decided_by_two.decide_remark, stored.of_remark, effects_of_deciding.of_remark,
            DECIDE_POINTS, one_per="number"),
        Act(ActName.DECIDE_DEFENCE, (Duty.DECIDE,), SECOND_TO_CHAIR,
            decided_by_two.decide_defence, stored.of_defence, effects_of_deciding.of_defence,
            DECIDE_POINTS, one_per="number"),
        Act(ActName.DECIDE_SURVIVOR_AGAIN, (Duty.DECIDE,), SECOND_TO_CHAIR,
            decided_again.decide_survivor_again, stored.of_survivor,
            effects_of_deciding.of_survivor_again, TwoPersonKind.DECIDE_AGAIN, one_per="position"),
        Act(ActName.ORDER_TIE_AGAIN, (Duty.DECIDE,), SECOND_TO_CHAIR,
            decided_again.order_tie_again, stored.of_tie, effects_of_deciding.of_tie_again,
            TwoPersonKind.DECIDE_AGAIN, one_per="position"),
        Act(ActName.REDUCE_PANEL, SECRETARY, (Duty.DECIDE,),
            seating.reduce, stored.of_position, effects.of_reduced_panel, one_per="position"),
        Act(ActName.PUBLISH_CORRECTION, SECRETARY, (Duty.PUBLISH,),
            corrections.correct, stored.of_campaign, effects_of_publishing.of_correction, PUBLISH),
    )
}  # fmt: skip
