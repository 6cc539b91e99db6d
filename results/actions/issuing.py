"""Issue papers under their numbers.

Source: regulations 7: numbers of a symbol begin with 01 every year, in the order of issue.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from accounts.actions.action import action
from accounts.actions.password_codes import drawn
from accounts.models import Person
from accounts.rules.duties import Duty
from accounts.rules.password_codes import LENGTH
from exams.actions.preconditions import lock_campaign
from exams.documents.paper import Heading
from exams.models import Campaign
from exams.rules import stages
from exams.rules.refusals import Refusal
from results.actions.document_kinds import DocumentKind, states_of
from results.actions.open_papers import open_subjects, require_subjects_open
from results.actions.paper_letters import letters_with
from results.actions.paper_numbers import numbers_in_row, require_free
from results.models import IssuedDocument
from results.rules.document_states import DocumentState


@action(duty=Duty.PREPARE)
def issue(
    *,
    campaign: Campaign,
    kind: DocumentKind,
    subjects: Sequence[str],
    first: int,
    by: Person,
    at: datetime,
) -> list[IssuedDocument]:
    """Issue one paper for each subject, under numbers in a row beginning with `first`.

    A paper that stands unchanged is not issued again; one whose facts changed is superseded. Where
    a thing brings its number along (an announcement, a decision entered already), it has that.
    Raises Refusal NOT_YOUR_DUTY, WRONG_STAGE, CAMPAIGN_SUSPENDED, CAMPAIGN_CANCELLED,
    NOTHING_TO_ISSUE, UNKNOWN_SUBJECT, NUMBER_TAKEN, or what `require_subjects_open` refuses.
    """
    locked = lock_campaign(campaign)
    stages.require(locked.step, *kind.steps)
    require_subjects_open(locked, kind, subjects, by)
    due = _due(locked, kind, subjects)
    numbers = _numbers(locked, kind, due, first, at)
    headings = {subject: Heading(numbers[subject], at) for subject in due}
    contents = kind.contents(locked, headings)
    former = _in_force(locked, kind, due)
    for paper in former:
        paper.superseded_at = at
    papers = [
        _paper(locked, kind, subject, numbers[subject], contents[subject], by, at)
        for subject in due
    ]
    if former:  # what was in force makes room before another comes into force
        locked.record("paper.superseded", about=locked.code, rows=former, kind=kind.name)
    locked.record(
        "paper.issued",
        about=locked.code,
        rows=[*papers, *letters_with(papers, locked, kind)],
        kind=kind.name,
        documents=[f"{paper.number}: {paper.about}" for paper in papers],
    )
    return papers


def due_of(campaign: Campaign, kind: DocumentKind, reader: Person) -> list[str]:
    """Return of what is open to a reader a paper is due: there is none, or its facts changed."""
    everything = open_subjects(campaign, kind, reader)
    unchanged = _unchanged(campaign, kind, everything)
    return [subject for subject in everything if subject not in unchanged]


def _unchanged(campaign: Campaign, kind: DocumentKind, subjects: Collection[str]) -> set[str]:
    states = states_of(campaign, kind, _in_force(campaign, kind, subjects))
    return {paper.about for paper, state in states.items() if state != DocumentState.STALE}


def _due(campaign: Campaign, kind: DocumentKind, subjects: Sequence[str]) -> dict[str, str]:
    """Return which subjects get a paper, with the number each brings along.

    Raises Refusal UNKNOWN_SUBJECT or NOTHING_TO_ISSUE.
    """
    everything = kind.subjects(campaign)
    for subject in subjects:
        if subject not in everything:
            raise Refusal("UNKNOWN_SUBJECT", subject=subject)
    unchanged = _unchanged(campaign, kind, subjects)
    due = {subject: everything[subject] for subject in subjects if subject not in unchanged}
    if not due:
        raise Refusal("NOTHING_TO_ISSUE")
    return due


def _in_force(
    campaign: Campaign, kind: DocumentKind, subjects: Collection[str]
) -> list[IssuedDocument]:
    papers = campaign.papers.filter(kind=kind.name, about__in=list(subjects), superseded_at=None)
    return list(papers.order_by("about"))


def _numbers(
    campaign: Campaign, kind: DocumentKind, due: dict[str, str], first: int, at: datetime
) -> dict[str, str]:
    """Return the number of each paper, brought along or next in the row; refuse NUMBER_TAKEN."""
    if not kind.is_numbered_here:
        return due
    require_free(campaign, kind, due, at)
    blank = [subject for subject, brought in due.items() if not brought]
    row = numbers_in_row(campaign, kind, first, len(blank), at, due)
    return due | dict(zip(blank, row, strict=True))


def _paper(
    campaign: Campaign,
    kind: DocumentKind,
    subject: str,
    number: str,
    content: dict[str, Any],
    by: Person,
    at: datetime,
) -> IssuedDocument:
    return IssuedDocument(
        campaign=campaign,
        kind=kind.name,
        about=subject,
        symbol=kind.symbol,
        number=number,
        code=drawn(LENGTH),
        content=content,
        digest=kind.digest_of(content),
        issued_at=at,
        issued_by=by,
    )
