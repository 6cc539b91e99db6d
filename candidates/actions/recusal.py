"""May this person touch this file? Every page, list, interface and action asks here."""

from collections.abc import Sequence
from typing import Any

from accounts.models import Person
from candidates.models import Application
from candidates.models.application import ApplicationQuerySet
from exams.actions.recused import both, require_signed
from exams.models import Campaign, Position
from exams.rules.refusals import Refusal


def require_open_to(by: Person, *papers: Application) -> None:
    """Refuse (RECUSED_FROM) whoever is tied to one of those who registered (regulations 4.2).

    Whoever owes the statement on relations in their campaign opens none (STATEMENT_OWED).
    """
    require_signed(by, {paper.campaign.code for paper in papers} if by.unsigned_in else ())
    open_ones = Application.objects.filter(pk__in=[paper.pk for paper in papers]).open_to(by)
    if open_ones.count() != len({paper.pk for paper in papers}):
        raise Refusal("RECUSED_FROM")


def require_open_to_both(by: Person, *papers: Application) -> None:
    """Ask the same of both persons, where another than who applies an act has asked for it."""
    for each in both(by):
        require_open_to(each, *papers)


def require_files_open(by: Person, position: Position) -> None:
    """Ask the same of every file of a position: a decision about it moves all of them."""
    handed_in: Any = Application.objects.handed_in().filter(position=position)
    require_open_to_both(by, *handed_in.select_related("campaign"))


def open_ones(person: Person, papers: Sequence[Application]) -> list[Application]:
    """Return those of some files that somebody may open, in their order."""
    if not papers:
        return []
    files = Application.objects.filter(pk__in=[paper.pk for paper in papers]).open_to(person)
    named = set(files.values_list("pk", flat=True))
    return [paper for paper in papers if paper.pk in named]


def closed_to(person: Person) -> ApplicationQuerySet:
    """Return the files of all campaigns that somebody may not open."""
    files = Application.objects.all()
    return files.exclude(pk__in=files.open_to(person).values("pk"))


def closed_files(campaign: Campaign, person: Person) -> ApplicationQuerySet:
    """Return the files of a campaign that somebody may not open."""
    files = Application.objects.filter(campaign=campaign)
    return files.exclude(pk__in=files.open_to(person).values("pk"))
