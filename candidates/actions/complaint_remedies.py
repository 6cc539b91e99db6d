"""What becomes of a file whose complaint about screening is upheld: its exam may be over.

Until the first part begins, the file gets a number, and is called like all others.
Afterwards nothing makes it eligible unseen: the chair says that it is not sat any more, or the
position waits for the competent body, and no results are published before its answer (`referred`).
"""

from datetime import datetime

from accounts.actions.action import running
from audit.models import Protected
from candidates.actions import sit
from candidates.actions.before_sitting import is_over_for
from candidates.models import Application, Complaint
from candidates.rules.complaints import CHOSEN_BY_COUNCIL
from candidates.rules.enums import ApplicationState
from exams.models import Campaign
from exams.rules.refusals import Refusal


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
