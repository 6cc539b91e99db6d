"""The letters that answer a complaint."""

from datetime import datetime

from candidates.models import Complaint
from candidates.rules.complaints import ComplaintRemedy
from exams.actions.letters import compose
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind

_OF_REMEDY = {
    ComplaintRemedy.NOT_SAT: LetterKind.COMPLAINT_NOT_SAT,
    ComplaintRemedy.AUTHORITY: LetterKind.COMPLAINT_REFERRED,
}


def of_decision(complaint: Complaint, campaign: Campaign, at: datetime) -> list[Letter]:
    """Return the letter that says what was decided of screening; nobody without an account."""
    kind = LetterKind.COMPLAINT_UPHELD if complaint.upheld else LetterKind.COMPLAINT_DISMISSED
    if complaint.remedy:
        kind = _OF_REMEDY[ComplaintRemedy(complaint.remedy)]
    return _letter(kind, complaint, campaign, at, about=complaint.application.reg_no)


def of_remedy(complaint: Complaint, campaign: Campaign, at: datetime) -> list[Letter]:
    """Return the letter that says what the competent body answered of a position that waited."""
    kind, about = LetterKind.COMPLAINT_REMEDIED, complaint.application.reg_no
    words = {"document": complaint.remedy_document, "why": complaint.effect}
    return _letter(kind, complaint, campaign, at, about=about, **words)


def of_answer(complaint: Complaint, campaign: Campaign, at: datetime) -> list[Letter]:
    """Return the letter that answers a complaint of another kind, named by its reference."""
    kind = LetterKind.COMPLAINT_ACCEPTED if complaint.upheld else LetterKind.COMPLAINT_REJECTED
    about, effect = complaint.reference, complaint.effect
    return _letter(kind, complaint, campaign, at, about=about, effect=effect)


def _letter(
    kind: LetterKind,
    complaint: Complaint,
    campaign: Campaign,
    at: datetime,
    *,
    about: str,
    **facts: str,
) -> list[Letter]:
    to = complaint.application.person
    if to is None:
        return []
    whole = {"number": about, "document": complaint.answer_document, "why": complaint.answer}
    whole |= facts
    return [compose(kind, campaign=campaign, to=to, about=about, facts=whole, at=at)]
