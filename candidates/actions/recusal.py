"""May this person touch this file? Every page, list, interface and action asks here."""

from accounts.models import Person
from candidates.models import Application
from exams.rules.refusals import Refusal


def require_open_to(by: Person, *papers: Application) -> None:
    """Refuse (RECUSED_FROM) whoever is tied to one of those who registered (regulations 4.2)."""
    open_ones = Application.objects.filter(pk__in=[paper.pk for paper in papers]).open_to(by)
    if open_ones.count() != len({paper.pk for paper in papers}):
        raise Refusal("RECUSED_FROM")
