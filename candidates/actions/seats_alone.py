"""Who sits in a body by a seat that gives no role: whether they signed on the list as it is."""

from collections.abc import Iterable

from accounts.models import Person
from candidates.models.application import ApplicationQuerySet
from exams.actions.body_rules import relation_rules_for
from exams.models import Campaign, Member, Statement
from exams.rules.bodies import Office
from exams.rules.stages import Stage


def unsigned_seats(campaign: Campaign, listed: ApplicationQuerySet, **of: Person) -> list[Person]:
    """Return who (`of`: perhaps one person) sits by such a seat and owes a statement on a list.

    While registration is open the list grows every day: then one statement is enough. Afterwards
    whoever is on the list now was on a list that they signed.
    """
    if not relation_rules_for(campaign).statement_first:
        return []
    sitting = Member.objects.sitting().filter(
        body__campaign=campaign, seated_at__isnull=False, **of
    )
    seats = sitting.select_related("person", "body")
    people = [seat.person for seat in seats if seat.role is None and seat.office != Office.RESERVE]
    signed = _signed_this_list(campaign, listed, people) if people else set()
    return [person for person in people if person.pk not in signed]


def _signed_this_list(
    campaign: Campaign, listed: ApplicationQuerySet, people: Iterable[Person]
) -> set[int]:
    """Return the keys of those who signed before all names of a list."""
    statements = Statement.objects.filter(campaign=campaign, person__in=people)
    if campaign.stage == Stage.REGISTER:
        return set(statements.values_list("person", flat=True))
    numbers = set(listed.order_by().values_list("reg_no", flat=True))
    return {row.person_id for row in statements if _names_all(row, numbers)}


def _names_all(statement: Statement, numbers: set[str]) -> bool:
    """Say whether a statement names all of a list; an old one says only how many it named."""
    if statement.listed is None:
        return statement.names >= len(numbers)
    return numbers.issubset(statement.listed)
