"""Whose papers and letters somebody in the office may handle: none about a file closed to them."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from accounts.models import Person
from candidates.actions.recusal import closed_files, require_open_to
from candidates.actions.sealed_files import is_sealed, require_unsealed
from candidates.models import Application
from candidates.rules.enums import ApplicationSource
from exams.actions.recused import require_signed
from exams.models import Campaign, Letter
from results.actions.document_kinds import DocumentKind
from results.models import IssuedDocument


def open_subjects(campaign: Campaign, kind: DocumentKind, reader: Person) -> dict[str, str]:
    """Return of what a kind has a paper that somebody may handle, with the number it brings.

    Nothing about a file to which they are tied (regulations 4.2), and nothing personal before they
    signed the statement on relations.
    """
    if kind.is_personal and reader.owes_statement_in(campaign.code):
        return {}
    everything = _subjects(campaign, kind)
    if not kind.concerns:
        return everything
    closed = set(closed_files(campaign, reader).values_list(kind.concerns, flat=True))
    return {subject: number for subject, number in everything.items() if subject not in closed}


def _subjects(campaign: Campaign, kind: DocumentKind) -> dict[str, str]:
    """Return of what a kind has a paper; what was issued by choice stays on the list."""
    everything = kind.subjects(campaign)
    if not kind.is_optional:
        return everything
    issued = campaign.papers.filter(kind=kind.name).values_list("about", flat=True)
    return {**everything, **dict.fromkeys(issued, "")}


def require_subjects_open(
    campaign: Campaign, kind: DocumentKind, subjects: Collection[str], by: Person
) -> None:
    """Refuse (RECUSED_FROM, STATEMENT_OWED) papers about a file that is closed to somebody."""
    if kind.is_personal:
        require_signed(by, [campaign.code])
    if kind.concerns:
        require_open_to(by, *files_of(campaign, kind, subjects))


def require_printable(
    campaign: Campaign, kind: DocumentKind, subjects: Collection[str], by: Person, today: date
) -> None:
    """Refuse (RECUSED_FROM, STATEMENT_OWED, FILE_SEALED) what a reader of a paper may not see.

    What somebody brought on paper the office typed itself, and its receipt is handed out at once.
    """
    require_subjects_open(campaign, kind, subjects, by)
    for file in _typed_online(campaign, kind, subjects):
        require_unsealed(file, today)


def unsealed_of(
    campaign: Campaign, kind: DocumentKind, subjects: Collection[str], today: date
) -> list[str]:
    """Return those of some subjects of which a paper may be printed today."""
    online = _typed_online(campaign, kind, subjects)
    sealed = {file.reg_no for file in online if is_sealed(file, today)}
    return [subject for subject in subjects if subject not in sealed]


def files_of(
    campaign: Campaign, kind: DocumentKind, subjects: Collection[str]
) -> list[Application]:
    """Return the files that papers of some subjects are about."""
    files = campaign.applications.filter(**{f"{kind.concerns}__in": list(subjects)})
    return list(files.select_related("campaign"))


def _typed_online(
    campaign: Campaign, kind: DocumentKind, subjects: Collection[str]
) -> list[Application]:
    if not (kind.concerns and kind.is_personal):
        return []
    files = files_of(campaign, kind, subjects)
    return [file for file in files if file.source == ApplicationSource.ONLINE]


def open_letters(letters: QuerySet[Letter], campaign: Campaign, reader: Person) -> QuerySet[Letter]:
    """Return those of a campaign's letters that somebody may handle: to nobody of a closed file."""
    closed = closed_files(campaign, reader).exclude(person=None)
    return letters.exclude(receiver__in=closed.values("person"))


def require_letters_open(letters: Collection[Letter], campaign: Campaign, by: Person) -> None:
    """Refuse (RECUSED_FROM, STATEMENT_OWED) letters to who handed in a file closed to somebody."""
    receivers = [letter.receiver_id for letter in letters]
    files = campaign.applications.filter(person__in=receivers).select_related("campaign")
    require_open_to(by, *files)


def require_paper_open(by: Person, *papers: IssuedDocument) -> None:
    """Refuse (RECUSED_FROM, STATEMENT_OWED) papers that bear the number of a closed file."""
    for paper in papers:
        files = Application.objects.filter(campaign=paper.campaign_id, reg_no=paper.about)
        require_open_to(by, *files.select_related("campaign"))
