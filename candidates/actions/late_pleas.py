"""Who missed the last day writes on what paper and why they want to hand in a file after all.

It opens a draft where there is none, and lets nobody in: two persons decide (`late_files`).
"""

from datetime import datetime

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty, Role
from candidates.actions.register import new_draft
from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.actions.preconditions import lock_campaign
from exams.actions.windows import late_files_are_asked_for
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import REGISTER, SCREEN


@action(duty=Duty.APPLY, steps=[REGISTER, SCREEN])
def ask_late(
    *, campaign: Campaign, document: str, reason: str, by: Person, at: datetime
) -> Application:
    """Ask to hand in a file after the last day; asked once more, it says what holds now.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, SERVES_HERE, REGISTRATION_NOT_OVER, NOT_LATE (a file
    was handed in or let in), DOCUMENT_MISSING or REASON_MISSING.
    """
    locked, today = lock_campaign(campaign), timezone.localdate(at)
    if by.roles(locked.code, at=at) - {Role.CANDIDATE}:
        raise Refusal("SERVES_HERE")
    if not late_files_are_asked_for(locked, today):
        raise Refusal("REGISTRATION_NOT_OVER")
    if not document.strip():
        raise Refusal("DOCUMENT_MISSING", field="document")
    if not reason.strip():
        raise Refusal("REASON_MISSING", field="reason")
    own = locked.applications.filter(person=by).exclude(state=ApplicationState.WITHDRAWN)
    draft = own.order_by("-reg_no").first() or new_draft(locked, by)
    if draft.state != ApplicationState.DRAFT or draft.is_late_on(today):
        raise Refusal("NOT_LATE", code=draft.reg_no)
    draft.late_asked_at, draft.late_document, draft.late_reason = at, document, reason
    locked.record("application.late_asked", about=draft, rows=[draft], document=document)
    return draft
