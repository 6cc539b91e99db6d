"""The letter that answers a complaint."""

from datetime import datetime

from candidates.models import Complaint
from exams.actions.letters import compose
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind


def of_decision(complaint: Complaint, campaign: Campaign, at: datetime) -> list[Letter]:
    """Return the letter that says what was decided; nobody without an account."""
    to, number = complaint.application.person, complaint.application.reg_no
    if to is None:
        return []
    kind = LetterKind.COMPLAINT_UPHELD if complaint.upheld else LetterKind.COMPLAINT_DISMISSED
    facts = {"number": number, "document": complaint.answer_document, "why": complaint.answer}
    return [compose(kind, campaign=campaign, to=to, about=number, facts=facts, at=at)]
