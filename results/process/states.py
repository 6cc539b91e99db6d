"""Every state that a thing of a campaign may be in: final, or pending on somebody's action.

Nothing pending is ever stranded: either a gate refuses to go on while it is open (`blocked_by`), or
two persons may pass it by name and its action stays open from then on (`passes`).
"""

from dataclasses import dataclass
from typing import Any

from accounts.actions import approvals
from accounts.actions.action import Action
from accounts.rules.duties import Duty
from candidates.actions import (
    complaints,
    decide,
    needs,
    referred,
    register,
    relations,
    screen,
    supplements,
)
from exams.rules.stages import MARK_WRITTEN, PUBLISH, RANK, REGISTER, SIT_WRITTEN, Step
from grading.actions import assign, defence_slip, mark, panel, rank, remark, settle
from results.actions import issuing, signed_copies
from results.process.acts import ACTS


@dataclass(frozen=True, slots=True)
class Decides:
    """Who decides a pending state, and by which action.

    `passes` is the first step at which it may still be open; the action belongs to that step and
    to all later ones. Where nothing passes, `blocked_by` is the code with which the gate refuses.
    """

    owners: tuple[Duty, ...]
    action: Action[..., Any]
    passes: Step | None = None
    blocked_by: str = ""


_SETTLED = Decides((Duty.SETTLE,), settle.settle_opened, passes=MARK_WRITTEN)
_REMARKED = Decides((Duty.ALLOCATE,), assign.remarkers, blocked_by="REMARKS_UNMARKED")
_SPOKEN = Decides((Duty.DECIDE,), remark.decide, passes=MARK_WRITTEN)
_ORDERED = Decides((Duty.DECIDE,), rank.order_tie, passes=PUBLISH)
_SURVIVED = Decides((Duty.DECIDE,), rank.decide_survivor, passes=PUBLISH)
_RANKED = Decides((Duty.RANK,), rank.rank, passes=PUBLISH)  # again, once what is open is decided
_SECOND_PERSONS = tuple(sorted({duty for act in ACTS.values() for duty in act.applies}))

DECIDES: dict[str, Decides] = {
    # Until its last day has passed registration does not close; then a draft has lapsed.
    "Application.DRAFT": Decides(
        (Duty.APPLY,), register.submit, blocked_by="REGISTRATION_STILL_OPEN"
    ),
    "Application.SUBMITTED": Decides((Duty.SCREEN,), screen.run, blocked_by="NOT_SCREENED_YET"),
    # Past the first sitting only of a position that is not held: else SPECIAL_CASE_UNANSWERED.
    "Application.SPECIAL_CASE_PENDING": Decides(
        (Duty.DECIDE,), decide.special_case, passes=SIT_WRITTEN
    ),
    "ComplaintState.MADE": Decides((Duty.DECIDE,), complaints.decide, passes=SIT_WRITTEN),
    "ComplaintState.REFERRED": Decides(
        (Duty.DECIDE,), referred.let_results_stand, blocked_by="COMPLAINT_REFERRED_OPEN"
    ),
    "RelationState.DECLARED": Decides(
        (Duty.PREPARE,), relations.decide, blocked_by="RELATIONS_UNDECIDED"
    ),
    "SupplementState.OPEN": Decides(
        (Duty.APPLY, Duty.RECEIVE), supplements.answer, blocked_by="SUPPLEMENT_OPEN"
    ),
    "NeedState.DECLARED": Decides((Duty.RECEIVE,), needs.arrange, passes=REGISTER),
    "Pending.MARKS": Decides((Duty.MARK,), mark.hand_in, blocked_by="MARKS_MISSING"),
    "Pending.HEAD_DISCUSSION": _SETTLED,
    "Pending.THIRD_MARKER": _SETTLED,
    "Pending.COLLECTIVE_MARKING": _SETTLED,
    "Pending.SANCTION_DECISION": Decides(
        (Duty.DECIDE,), settle.decide_sanction, passes=MARK_WRITTEN
    ),
    "Pending.REMARKS": _REMARKED,
    "Pending.REMARK_THIRD_MARKER": _REMARKED,
    "Pending.DIALOGUE": _SPOKEN,
    "Pending.PANEL_SLIPS": Decides(
        (Duty.SCORE_DEFENCE,), defence_slip.hand_in, blocked_by="PANEL_SLIPS_MISSING"
    ),
    "Pending.PANEL_HEAD_DECISION": Decides((Duty.DECIDE,), panel.decide, passes=RANK),
    "PositionState.TIE_PENDING": _ORDERED,
    "PositionState.SINGLE_SURVIVOR_PENDING": _SURVIVED,
    "PositionState.PENDING": _RANKED,
    "Result.TIE_PENDING": _ORDERED,
    "Result.SINGLE_SURVIVOR_PENDING": _SURVIVED,
    "Result.PENDING": _RANKED,
    "Result.PASSED_NOT_RANKED_YET": _RANKED,
    "ScoreStatus.PENDING": _RANKED,
    "RemarkState.WAITING": _REMARKED,
    "RemarkState.DIALOGUE": _SPOKEN,
    # A request belongs to no step: whoever may apply its act may reject it, whenever it is.
    "RequestState.OPEN": Decides(_SECOND_PERSONS, approvals.reject, passes=SIT_WRITTEN),
    # A paper belongs to no step either: it is signed, or issued again, as long as there is any.
    "DocumentState.DRAFT": Decides((Duty.PREPARE,), signed_copies.attach_scan, passes=REGISTER),
    "DocumentState.ISSUED": Decides((Duty.PREPARE,), signed_copies.attach_scan, passes=REGISTER),
    "DocumentState.STALE": Decides((Duty.PREPARE,), issuing.issue, passes=REGISTER),
}

FINAL: frozenset[str] = frozenset(
    f"{kind}.{state}"
    for kind, states in {
        "Application": "REJECTED WITHDRAWN INELIGIBLE ELIGIBLE",
        "PositionState": (
            "DECIDED DECIDED_SEATS_LEFT NO_ONE_PASSED SINGLE_SURVIVOR_STOPPED "
            "NOT_ENOUGH_CANDIDATES NO_REGISTRATION HELD_AGAIN"
        ),
        "Result": (
            "SELECTED PASSED_NOT_SELECTED SINGLE_SURVIVOR_STOPPED FAILED_WRITTEN ABSENT_WRITTEN "
            "FAILED_PROPOSAL ABSENT_PROPOSAL WITHDRAWN CALLED_OFF SUSPENDED CANCELLED"
        ),
        "ScoreStatus": (
            "PASSED_WRITTEN FAILED_WRITTEN ABSENT_WRITTEN PASSED_PROPOSAL FAILED_PROPOSAL "
            "ABSENT_PROPOSAL WITHDRAWN CALLED_OFF SUSPENDED CANCELLED"
        ),
        "RemarkState": "REFUSED_LATE UNCHANGED ADOPT_UP ADOPT_DOWN DIALOGUE_DECIDED",
        "RequestState": "APPLIED REJECTED WITHDRAWN",
        "DocumentState": "SIGNED SUPERSEDED",
        "RelationState": "UPHELD NOT_UPHELD LIFTED",
        "ComplaintState": "UPHELD DISMISSED",
        "NeedState": "ARRANGED TAKEN_BACK",
        "SupplementState": "ANSWERED LAPSED TAKEN_BACK",
        "SittingState": "PRESENT ABSENT WITHDRAWN CALLED_OFF SUSPENDED CANCELLED",
    }.items()
    for state in states.split()
)
