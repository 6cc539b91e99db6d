"""The letters that say what a candidate has just done: submitted a registration, withdrawn it."""

from datetime import datetime

from django.utils import timezone

from accounts.models import Person
from candidates.models import Application
from exams.actions.letters import compose
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind


def of_submission(application: Application, campaign: Campaign, to: Person, at: datetime) -> Letter:
    """Return the receipt of a submission, for the running action to record."""
    time = f"{timezone.localtime(at):%d/%m/%Y %H:%M}"
    return _letter(LetterKind.RECEIPT, application, campaign, to, at, time=time)


def of_withdrawal(application: Application, campaign: Campaign, to: Person, at: datetime) -> Letter:
    """Return the receipt of a withdrawal, for the running action to record."""
    day = f"{application.withdrawn_on:%d/%m/%Y}"
    return _letter(LetterKind.WITHDRAWAL, application, campaign, to, at, day=day)


def _letter(
    kind: LetterKind,
    application: Application,
    campaign: Campaign,
    to: Person,
    at: datetime,
    **facts: str,
) -> Letter:
    position = application.position
    facts |= {
        "number": application.reg_no,
        "position": f"{position.code} – {position.title}" if position else "–",
        "closes": f"{application.last_day(campaign):%d/%m/%Y}",
    }
    return compose(kind, campaign=campaign, to=to, about=application.reg_no, facts=facts, at=at)
