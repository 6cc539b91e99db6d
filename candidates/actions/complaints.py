"""Complaints about screening: made by the candidate or entered from paper, decided by the chair.

Upheld, the file becomes eligible; before the scripts are sealed it gets the next number, and the
posted list lacks it until it is published again.
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected
from candidates.actions import sit
from candidates.actions.complaint_letters import of_decision
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Complaint
from candidates.rules.complaints import ComplaintKind
from candidates.rules.enums import ApplicationState, DecisionKind
from candidates.rules.position_outcomes import ListState
from exams.actions.clock import calendar_profile, working_calendar
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.models import Campaign
from exams.rules.letters import LetterKind
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
    if application.person_id != by.pk:
        raise Refusal("NOT_YOURS")
    locked = lock_campaign(application.campaign)
    return _made(locked, application, timezone.localdate(at), reason=reason, document=document)


@action(duty=Duty.RECEIVE, steps=LISTED)
def enter(
    *,
    application: Application,
    reason: str,
    document: str,
    on: date,
    by: Person,
    at: datetime,
) -> Complaint:
    """Enter a complaint that came on paper, by the day on which it came.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, DOCUMENT_MISSING, DAY_IN_FUTURE, or
    what `require_complainable` refuses; REASON_MISSING.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_document(document)
    require_not_in_future(on, at)
    complained = {"reason": reason, "document": document, "entered_by": by}
    return _made(locked, application, on, **complained)


def _made(campaign: Campaign, application: Application, on: date, **complained: Any) -> Complaint:
    require_complainable(application, on)
    require_reason(complained["reason"])
    answer_days = calendar_profile(campaign).screening_complaint_answer_days
    complaint = Complaint(
        application=application,
        kind=str(ComplaintKind.ELIGIBILITY),
        received_on=on,
        made_at=running().at,
        answer_by=on + timedelta(days=answer_days),
        **complained,
    )
    campaign.record("complaint.made", about=application, rows=[complaint], on=f"{on:%d/%m/%Y}")
    return complaint


def require_complainable(application: Application, on: date) -> None:
    """Refuse a complaint of who is not kept out, a second one, and one after its last day.

    Raises Refusal NOT_KEPT_OUT, COMPLAINED_ALREADY or COMPLAINT_LATE.
    """
    if not application.is_kept_out:
        raise Refusal("NOT_KEPT_OUT", code=application.reg_no)
    if application.complaints.exists():
        raise Refusal("COMPLAINED_ALREADY", code=application.reg_no)
    until = complaint_until(application)
    if until and on > until:
        raise Refusal("COMPLAINT_LATE", until=f"{until:%d/%m/%Y}")


def complaint_until(application: Application) -> date | None:
    """Return the last day for a complaint; None while no letter has told why.

    Units: working days from the letter's day, counted as the profile counts (annex ii B,
    screening_complaint_working_days).
    """
    letter_left = _letter_left_at(application)
    if letter_left is None:
        return None
    profile = calendar_profile(application.campaign)
    calendar = working_calendar(application.campaign)
    days, count_first = profile.screening_complaint_working_days, profile.count_first_day
    return calendar.end(timezone.localdate(letter_left), days, count_first_day=count_first)


def _letter_left_at(application: Application) -> datetime | None:
    """Return when the letter left that says why; None while none did."""
    letters = application.campaign.letters.filter(kind=LetterKind.INELIGIBLE_NOTICE)
    released = letters.filter(about=application.reg_no, released_at__isnull=False)
    return released.order_by("released_at").values_list("released_at", flat=True).first()


@action(duty=Duty.DECIDE, steps=LISTED)
def decide(
    *,
    complaint: Complaint,
    upheld: bool,
    answer: str,
    document: str,
    by: Person,
    at: datetime,
) -> Complaint:
    """Uphold or dismiss a complaint, with the answer; a letter waits that says so.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, SCREENED_IT (an officer of that file
    decides no complaint about it), ALREADY_DECIDED, REASON_MISSING, DOCUMENT_MISSING or
    POSITION_NOT_IN_CAMPAIGN.
    """
    application = complaint.application
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_not_screened_by(by, application)
    if complaint.upheld is not None:
        raise Refusal("ALREADY_DECIDED")
    require_reason(answer, field="answer")
    require_document(document)
    complaint.upheld, complaint.decided_at, complaint.decided_by = upheld, at, by
    complaint.answer, complaint.answer_document = answer, document
    changed = _taken_in(application) if upheld else []
    locked.record(
        "complaint.decided",
        about=application,
        rows=[complaint, *changed, *of_decision(complaint, locked, at)],
        value=str(complaint.state),
        document=document,
    )
    return complaint


def require_not_screened_by(by: Person, application: Application) -> None:
    """Refuse (SCREENED_IT) whoever gave a word on a file when it was screened."""
    words = (DecisionKind.OFFICER, DecisionKind.SCREENER)
    if application.decisions.filter(kind__in=words, by=by).exists():
        raise Refusal("SCREENED_IT", code=application.reg_no)


def _taken_in(application: Application) -> list[Protected]:
    """Return what changes when a file is eligible after all: its state, perhaps its number."""
    position = application.position
    if position is None:
        raise Refusal("POSITION_NOT_IN_CAMPAIGN", position=application.position_code)
    application.state = str(ApplicationState.ELIGIBLE)
    is_held = position.opening == ListState.HELD
    return [application, *(sit.late_entry(application) if is_held else [])]


def complaints_open_to(person: Person, campaign: Campaign) -> QuerySet[Complaint]:
    """Return the complaints in a campaign of those to whom somebody is not tied."""
    files = Application.objects.filter(campaign=campaign).open_to(person)
    rows: QuerySet[Complaint] = Complaint.objects.filter(application__in=files)
    return rows.order_by("upheld", "answer_by", "application__reg_no")


def undecided_complaints(campaign: Campaign) -> tuple[str, ...]:
    """Return the files whose complaint nobody decided, by receipt number."""
    rows = Complaint.objects.filter(application__campaign=campaign, upheld=None)
    in_order = rows.order_by("application__reg_no")
    return tuple(in_order.values_list("application__reg_no", flat=True))
