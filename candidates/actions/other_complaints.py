"""Complaints of every other kind: results, conduct, an officer, the council; denunciations.

Source: regulations 5.9 (TT 22/2025 art. 24). The council decides what is about its sub-bodies and
results; what is about itself or its chair is decided outside, and its paper is entered.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action, running
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.complaint_letters import of_answer
from candidates.actions.complaint_windows import answer_day, require_other_complainable
from candidates.actions.complaints import LISTED, require_own, require_undecided
from candidates.actions.late_complaints import explain_lateness
from candidates.actions.recusal import require_open_to
from candidates.models import Application, Complaint
from candidates.rules.complaints import OTHER_KINDS, ComplaintKind, Decider, decider_of
from exams.actions.preconditions import lock_campaign, require_not_in_future
from exams.models import Campaign
from exams.rules.refusals import Refusal, require_document, require_reason


@action(duty=Duty.APPLY, steps=LISTED)
def make_other(
    *,
    application: Application,
    kind: ComplaintKind,
    about: Mapping[str, Any],
    reason: str,
    document: str,
    by: Person,
    at: datetime,
) -> Complaint:
    """Complain of something else than how one's file was screened.

    `about` says of what: `happened_on`, `against` in words, perhaps the `person`. Raises Refusal
    NOT_YOURS, WRONG_STAGE, or what `_made` refuses.
    """
    require_own(application, by)
    locked = lock_campaign(application.campaign)
    complained = {"reason": reason, "document": document}
    return _made(locked, application, kind, about, timezone.localdate(at), **complained)


@action(duty=Duty.RECEIVE, steps=LISTED)
def enter_other(
    *,
    application: Application,
    kind: ComplaintKind,
    about: Mapping[str, Any],
    reason: str,
    document: str,
    on: date,
    by: Person,
    at: datetime,
) -> Complaint:
    """Enter a complaint of another kind that came on paper, by the day on which it came.

    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, RECUSED_FROM, COMPLAINED_OF (whoever it is about
    does not enter it), DOCUMENT_MISSING, DAY_IN_FUTURE, or what `_made` refuses.
    """
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    _require_not_about(by, about.get("person"))
    require_document(document)
    require_not_in_future(on, at)
    complained = {"reason": reason, "document": document, "entered_by": by}
    return _made(locked, application, kind, about, on, **complained)


def _made(
    campaign: Campaign,
    application: Application,
    kind: ComplaintKind,
    about: Mapping[str, Any],
    on: date,
    **complained: Any,
) -> Complaint:
    """Record a complaint. Raises Refusal OTHER_KIND, REASON_MISSING, or what `_require_about` and
    `require_other_complainable` refuse.
    """
    if kind not in OTHER_KINDS:
        raise Refusal("OTHER_KIND")
    person = about.get("person")
    _require_about(kind, person, about["against"])
    require_reason(complained["reason"])
    require_other_complainable(application, kind, about["happened_on"], on)
    complaint = Complaint(
        **{"application": application, "kind": str(kind), "against_person": person},
        **{"against": about["against"], "happened_on": about["happened_on"]},
        **{"received_on": on, "made_at": running().at},
        answer_by=answer_day(campaign, kind, on),
        decider=str(decider_of(kind, is_of_chair=_decides(person, campaign))),
        **complained,
    )
    _record(campaign, "complaint.received", complaint, on=f"{on:%d/%m/%Y}")
    return complaint


def _require_about(kind: ComplaintKind, person: Person | None, against: str) -> None:
    """Refuse a complaint that does not say of whom or of what it is.

    One about the questions names a question, and nobody. Raises Refusal AGAINST_MISSING,
    QUESTION_MISSING or QUESTIONS_NAME_NOBODY.
    """
    is_said = bool(against.strip())
    if kind == ComplaintKind.OFFICER and not (person or is_said):
        raise Refusal("AGAINST_MISSING", field="against")
    if kind == ComplaintKind.QUESTIONS and person:
        raise Refusal("QUESTIONS_NAME_NOBODY", field="person")
    if kind == ComplaintKind.QUESTIONS and not is_said:
        raise Refusal("QUESTION_MISSING", field="against")


def _decides(person: Person | None, campaign: Campaign) -> bool:
    return person is not None and person.may(Duty.DECIDE, campaign.code, at=running().at)


@action(duty=(Duty.DECIDE, Duty.RECEIVE), steps=LISTED)
def answer(
    *,
    complaint: Complaint,
    upheld: bool,
    answer: str,
    effect: str,
    document: str,
    late_reason: str = "",
    by: Person,
    at: datetime,
) -> Complaint:
    """Take the chair's answer, or enter that of the competent body; a letter waits that says so.

    After its last day it says why (`late_reason`). Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE,
    RECUSED_FROM, COMPLAINED_OF (nobody answers what is about themself), NOT_YOURS_TO_ANSWER,
    OTHER_KIND, ALREADY_DECIDED, REASON_MISSING (no answer, or late without a word),
    FOLLOWING_MISSING (upheld, and nothing follows) or DOCUMENT_MISSING.
    """
    application = complaint.application
    locked = lock_campaign(application.campaign)
    require_open_to(by, application)
    require_answerable(complaint, by, at)
    require_undecided(complaint, *OTHER_KINDS)
    require_reason(answer, field="answer")
    require_effect(effect, upheld=upheld)
    require_document(document)
    late = explain_lateness(complaint, late_reason, at)
    lateness: dict[str, Any] = {"late_reason": late} if late else {}
    complaint.upheld, complaint.decided_at, complaint.decided_by = upheld, at, by
    complaint.answer, complaint.answer_document, complaint.effect = answer, document, effect
    facts = {"value": str(complaint.state), "document": document, **lateness}
    _record(locked, "complaint.answered", complaint, of_answer(complaint, locked, at), **facts)
    return complaint


def require_effect(effect: str, *, upheld: bool) -> None:
    """Refuse (FOLLOWING_MISSING) what is upheld while nothing follows."""
    if upheld and not effect.strip():
        raise Refusal("FOLLOWING_MISSING", field="effect")


def require_answerable(complaint: Complaint, by: Person, now: datetime) -> None:
    """Refuse whoever the complaint is about, and whoever has not the duty of its decider.

    Raises Refusal COMPLAINED_OF or NOT_YOURS_TO_ANSWER.
    """
    _require_not_about(by, complaint.against_person)
    is_outside = complaint.decider == Decider.AUTHORITY
    duty = Duty.RECEIVE if is_outside else Duty.DECIDE
    if not by.may(duty, complaint.application.campaign.code, at=now):
        raise Refusal("NOT_YOURS_TO_ANSWER")


def _require_not_about(by: Person, person: Person | None) -> None:
    if person is not None and person.pk == by.pk:
        raise Refusal("COMPLAINED_OF")


def _record(
    campaign: Campaign, event: str, complaint: Complaint, letters: Any = (), **facts: Any
) -> None:
    """Record by the reference of the complaint alone: who denounces is named to nobody."""
    kind = ComplaintKind(complaint.kind).code
    rows = [complaint, *letters]
    campaign.record(event, about=complaint.reference, rows=rows, kind=kind, **facts)
