"""What becomes of a file whose complaint about screening is upheld: its exam may be over.

Until the first part begins, the file gets a number, and is called like all others.
Afterwards nothing makes it eligible unseen: the chair says that it is not sat any more, or the
position waits for the competent body, and no results are published before its answer. Where it
wants the position to be held again, that position ends without results, and the others go on.
"""

from datetime import datetime

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions import sit
from candidates.actions.before_sitting import is_over_for
from candidates.actions.complaint_letters import of_remedy
from candidates.actions.held_again import voiding
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Complaint
from candidates.rules.complaints import (
    ANSWERED_BY_AUTHORITY,
    CHOSEN_BY_COUNCIL,
    ComplaintRemedy,
    ComplaintState,
)
from candidates.rules.enums import ApplicationState
from exams.actions.preconditions import lock_campaign
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import SIT_WRITTEN, since


def effects_on_file(complaint: Complaint, campaign: Campaign) -> list[Protected]:
    """Return what a decided complaint changes: nothing, or the state, perhaps a number.

    Raises Refusal POSITION_NOT_IN_CAMPAIGN, REMEDY_MISSING or REMEDY_NOT_ASKED.
    """
    application = complaint.application
    application.campaign = campaign
    upheld, remedy = bool(complaint.upheld), complaint.remedy
    require_remedy(application, running().at, upheld=upheld, remedy=remedy)
    if not complaint.upheld or complaint.remedy:
        return []
    if application.position is None:
        raise Refusal("POSITION_NOT_IN_CAMPAIGN", position=application.position_code)
    application.state = str(ApplicationState.ELIGIBLE)
    return [application, *sit.late_entry(application)]


def require_remedy(application: Application, at: datetime, *, upheld: bool, remedy: str) -> None:
    """Refuse an upheld complaint that does not say what follows, or another that does.

    Raises Refusal REMEDY_MISSING or REMEDY_NOT_ASKED.
    """
    is_asked = upheld and is_over_for(application, at)
    if is_asked and remedy not in CHOSEN_BY_COUNCIL:
        raise Refusal("REMEDY_MISSING", code=application.reg_no, field="remedy")
    if remedy and not is_asked:
        raise Refusal("REMEDY_NOT_ASKED", field="remedy")


@action(duty=Duty.DECIDE, steps=since(SIT_WRITTEN))
def answer_referred(
    *, complaint: Complaint, remedy: str, effect: str, document: str, by: Person, at: datetime
) -> Complaint:
    """Enter what the competent body answered of a position that waits for it; a letter waits.

    RESULTS_STAND lets the results be published. HELD_AGAIN voids the position alone: nobody of it
    has a result, and each is told by letter. Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE,
    RECUSED_FROM, NOT_REFERRED, UNKNOWN_VALUE, REASON_MISSING or DOCUMENT_MISSING.
    """
    application = complaint.application
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    if complaint.state != ComplaintState.REFERRED:
        raise Refusal("NOT_REFERRED")
    if remedy not in ANSWERED_BY_AUTHORITY:
        raise Refusal("UNKNOWN_VALUE", value=remedy)
    require_reason(effect, field="effect")
    require_document(document)
    complaint.remedy, complaint.effect = remedy, effect
    complaint.remedy_document, complaint.remedied_at = document, at
    voided = voiding(locked, complaint, at) if remedy == ComplaintRemedy.HELD_AGAIN else []
    locked.record(
        "complaint.remedied",
        about=application,
        rows=[complaint, *voided, *of_remedy(complaint, locked, at)],
        value=f"REMEDY_{remedy}",
        document=document,
    )
    return complaint


def referred_positions(campaign: Campaign) -> tuple[str, ...]:
    """Return the positions of which the competent body is asked, and has not answered, by code."""
    asked = ComplaintRemedy.AUTHORITY
    rows = Complaint.objects.filter(application__campaign=campaign, remedy=asked)
    codes = rows.values_list("application__position__code", flat=True)
    return tuple(sorted(set(codes)))
