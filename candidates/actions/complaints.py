"""Complaints about screening: made by the candidate or entered from paper, decided by the chair.

Upheld, the file becomes eligible; before the scripts are sealed it gets the next number, and the
posted list lacks it until it is published again. Afterwards nobody sits any more: the chair says
what becomes of it (`complaint_remedies`).
"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.complaint_letters import of_decision
from candidates.actions.complaint_remedies import effects_on_file
from candidates.actions.complaint_windows import answer_day, require_complainable
from candidates.actions.late_complaints import explain_lateness
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Complaint
from candidates.rules.complaints import ComplaintKind, Decider
from candidates.rules.enums import DecisionKind
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document, require_reason
from exams.rules.stages import SIT_WRITTEN, since

LISTED = since(SIT_WRITTEN)  # the list is approved: what became of a file is told


@action(duty=Duty.APPLY, steps=LISTED)
def make(
    *, application: Application, reason: str, document: str, by: Person, at: datetime
) -> Complaint:
    """Complain of one's own file that may not take part.

    Raises Refusal NOT_YOURS, WRONG_STAGE, or what `require_complainable` refuses; REASON_MISSING.
    """
    require_own(application, by)
    locked = lock_campaign(application.campaign)
    return _made(locked, application, timezone.localdate(at), reason=reason, document=document)


@action(duty=Duty.RECEIVE, steps=LISTED)
def enter(
    *,
    application: Application,
    reason: str,
    document: str,
    on: date,
    notified_on: date | None = None,
    by: Person,
    at: datetime,
) -> Complaint:
    """Enter a complaint that came on paper, by the day on which it came.

    `notified_on` is the day of the notice, where no letter told why. Raises Refusal NOT_YOUR_DUTY,
    WRONG_STAGE, RECUSED_FROM, DOCUMENT_MISSING, DAY_IN_FUTURE, or what `require_complainable`
    refuses; REASON_MISSING.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_document(document)
    require_not_in_future(max(on, notified_on or on), at)
    complained = {"reason": reason, "document": document, "entered_by": by}
    return _made(locked, application, on, notified_on=notified_on, **complained)


def _made(campaign: Campaign, application: Application, on: date, **complained: Any) -> Complaint:
    require_complainable(application, on, complained.get("notified_on"))
    require_reason(complained["reason"])
    complaint = Complaint(
        application=application,
        kind=str(ComplaintKind.ELIGIBILITY),
        received_on=on,
        made_at=running().at,
        answer_by=answer_day(campaign, ComplaintKind.ELIGIBILITY, on),
        decider=str(Decider.COUNCIL),
        **complained,
    )
    campaign.record("complaint.made", about=application, rows=[complaint], on=f"{on:%d/%m/%Y}")
    return complaint


@action(duty=Duty.DECIDE, steps=LISTED)
def decide(
    *,
    complaint: Complaint,
    upheld: bool,
    answer: str,
    document: str,
    remedy: str = "",
    late_reason: str = "",
    by: Person,
    at: datetime,
) -> Complaint:
    """Uphold or dismiss a complaint, with the answer; a letter waits that says so.

    After its last day it says why (`late_reason`). Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE,
    RECUSED_FROM, SCREENED_IT (an officer of that file decides no complaint about it), OTHER_KIND,
    ALREADY_DECIDED, REASON_MISSING, DOCUMENT_MISSING,
    POSITION_NOT_IN_CAMPAIGN, or REMEDY_MISSING or REMEDY_NOT_ASKED of `require_remedy`.
    """
    application = complaint.application
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_not_screened_by(by, application)
    require_undecided(complaint, ComplaintKind.ELIGIBILITY)
    require_reason(answer, field="answer")
    require_document(document)
    late = explain_lateness(complaint, late_reason, at)
    lateness: dict[str, Any] = {"late_reason": late} if late else {}
    complaint.upheld, complaint.decided_at, complaint.decided_by = upheld, at, by
    complaint.answer, complaint.answer_document, complaint.remedy = answer, document, remedy
    changed = effects_on_file(complaint, locked)
    locked.record(
        "complaint.decided",
        about=application,
        rows=[complaint, *changed, *of_decision(complaint, locked, at)],
        value=str(complaint.state),
        document=document,
        **lateness,
    )
    return complaint


def require_own(application: Application, by: Person) -> None:
    """Refuse (NOT_YOURS) what somebody else handed in."""
    if application.person_id != by.pk:
        raise Refusal("NOT_YOURS")


def require_undecided(complaint: Complaint, *kinds: ComplaintKind) -> None:
    """Refuse a complaint of another kind (OTHER_KIND), and a second answer (ALREADY_DECIDED)."""
    if complaint.kind not in kinds:
        raise Refusal("OTHER_KIND")
    if complaint.upheld is not None:
        raise Refusal("ALREADY_DECIDED")


def require_not_screened_by(by: Person, application: Application) -> None:
    """Refuse (SCREENED_IT) whoever gave a word on a file when it was screened."""
    words = (DecisionKind.OFFICER, DecisionKind.SCREENER)
    if application.decisions.filter(kind__in=words, by=by).exists():
        raise Refusal("SCREENED_IT", code=application.reg_no)
