"""The letters that tell whoever asked to hand in a file late what was decided."""

from collections.abc import Sequence
from datetime import date, datetime

from candidates.models import Application
from candidates.rules.enums import ApplicationState
from exams.actions.letters import compose
from exams.models import Campaign, Letter
from exams.rules.letters import LetterKind


def of_admission(
    application: Application, campaign: Campaign, document: str, at: datetime
) -> list[Letter]:
    """Return the letter that a draft is let in, for the running action; nobody without account."""
    facts = {"until": f"{application.late_until:%d/%m/%Y}", "document": document}
    return _letters(LetterKind.LATE_ADMITTED, application, campaign, facts, at)


def of_rejection(
    *,
    application: Application,
    until: date | None,
    document: str,
    reason: str,
    why: str,
    at: datetime,
) -> list[Letter]:
    """Return the letter that a file is not let in, and why, for the rejection to record."""
    campaign, facts = application.campaign, {"document": document, "why": why}
    if campaign.cancelled_on:
        return []
    return _letters(LetterKind.LATE_REFUSED, application, campaign, facts, at)


def still_true(campaign: Campaign, letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters that say what is so: of a draft that is let in until that day, or not."""
    drafts = campaign.applications.filter(state=ApplicationState.DRAFT)
    days = dict(drafts.values_list("reg_no", "late_until"))
    return [each for each in letters if each.about in days and _says(each, days[each.about])]


def _says(letter: Letter, until: date | None) -> bool:
    if letter.kind == LetterKind.LATE_REFUSED:
        return until is None
    return until is not None and letter.facts["until"] == f"{until:%d/%m/%Y}"


def _letters(
    kind: LetterKind,
    application: Application,
    campaign: Campaign,
    facts: dict[str, str],
    at: datetime,
) -> list[Letter]:
    number, to = application.reg_no, application.person
    if to is None:
        return []
    whole = {"number": number, **facts}
    return [compose(kind, campaign=campaign, to=to, about=number, facts=whole, at=at)]
