"""What the competent body answers of a position that waits for it since a complaint.

That its results stand is entered by the chair. That it is held again voids what was sat for it, for
good: two persons do that, and each of its candidates is told by letter.
"""

from datetime import datetime

from accounts.actions.action import action
from accounts.actions.two_persons import Effect
from accounts.models import Person
from accounts.rules.approvals import TwoPersonKind
from accounts.rules.duties import SECOND_TO_CHAIR, Duty
from audit.models import Protected
from candidates.actions.complaint_letters import of_remedy
from candidates.actions.held_again import position_of, sittings_called_off, voiding
from candidates.actions.recusal import require_open_to, require_open_to_both
from candidates.actions.too_few_letters import concerned
from candidates.models import Complaint
from candidates.rules.complaints import ComplaintRemedy, ComplaintState
from candidates.rules.position_outcomes import ListState
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import SIT_WRITTEN, since


@action(duty=Duty.DECIDE, steps=since(SIT_WRITTEN))
def let_results_stand(
    *, complaint: Complaint, reason: str, document: str, by: Person, at: datetime
) -> Complaint:
    """Enter that what was sat for a position holds; the results may be published, a letter waits.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, NOT_REFERRED, REASON_MISSING or
    DOCUMENT_MISSING.
    """
    locked = lock_campaign(complaint.application.campaign)
    require_open_to(by, complaint.application)
    _answer(complaint, ComplaintRemedy.RESULTS_STAND, reason, document, at)
    _record(locked, complaint, [], at)
    return complaint


@action(duty=SECOND_TO_CHAIR, steps=since(SIT_WRITTEN), two_persons=TwoPersonKind.HOLD_AGAIN)
def hold_again(
    *, complaint: Complaint, reason: str, document: str, by: Person, at: datetime
) -> Complaint:
    """Void one position that the competent body wants held again: nobody of it has a result.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, TWO_PERSONS_NEEDED, RECUSED_FROM (either person),
    NOT_REFERRED, POSITION_NOT_IN_CAMPAIGN, REASON_MISSING or DOCUMENT_MISSING.
    """
    locked = lock_campaign(complaint.application.campaign)
    require_open_to_both(by, complaint.application)
    _answer(complaint, ComplaintRemedy.HELD_AGAIN, reason, document, at)
    _record(locked, complaint, voiding(locked, complaint, at), at)
    return complaint


def effect_of_holding_again(*, complaint: Complaint, reason: str, document: str) -> Effect:
    """Return whose exam counts no longer, and how many defences still to come are called off.

    Raises Refusal NOT_REFERRED or POSITION_NOT_IN_CAMPAIGN.
    """
    require_referred(complaint)
    position = position_of(complaint)
    files, sittings = list(concerned(position)), sittings_called_off(position)
    stored = [sitting for sitting in sittings if sitting.ver]
    return Effect(
        figures=[("EFFECT_VOIDED", len(files)), ("EFFECT_CALLED_OFF", len(sittings))],
        lines=[{"number": file.reg_no, "state": file.state} for file in files],
        changes=[(f"{position.code} opening", position.opening, str(ListState.HELD_AGAIN))],
        read=[complaint.application.campaign, complaint, position, *files, *stored],
    )


def require_referred(complaint: Complaint) -> None:
    """Refuse (NOT_REFERRED) what does not wait for the competent body."""
    if complaint.state != ComplaintState.REFERRED:
        raise Refusal("NOT_REFERRED")


def _answer(
    complaint: Complaint, remedy: ComplaintRemedy, reason: str, document: str, at: datetime
) -> None:
    require_referred(complaint)
    require_reason(reason)
    require_document(document)
    complaint.remedy, complaint.effect = str(remedy), reason
    complaint.remedy_document, complaint.remedied_at = document, at


def _record(
    campaign: Campaign, complaint: Complaint, voided: list[Protected], at: datetime
) -> None:
    campaign.record(
        "complaint.remedied",
        about=complaint.application,
        rows=[complaint, *voided, *of_remedy(complaint, campaign, at)],
        value=f"REMEDY_{complaint.remedy}",
        document=complaint.remedy_document,
    )


def referred_positions(campaign: Campaign) -> tuple[str, ...]:
    """Return the positions of which the competent body is asked, and has not answered, by code."""
    asked = ComplaintRemedy.AUTHORITY
    rows = Complaint.objects.filter(application__campaign=campaign, remedy=asked)
    codes = rows.values_list("application__position__code", flat=True)
    return tuple(sorted(set(codes)))
