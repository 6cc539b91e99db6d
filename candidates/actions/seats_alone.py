"""Who sits in a body by a seat that gives no role: whether they signed on the list as it is."""

from collections.abc import Iterable
from uuid import UUID

from accounts.models import Person
from candidates.actions.listed import names_listed
from exams.actions.body_rules import relation_rules_for
from exams.models import Campaign, Member, Statement
from exams.rules.bodies import Office
from exams.rules.stages import Stage


def unsigned_seats(
    campaign: Campaign, statements: Iterable[Statement], **of: Person
) -> list[Person]:
    """Return who (`of`: perhaps one person) sits by such a seat and owes a statement.

    `statements`: those of the campaign, or of that person in it. While registration is open the
    list grows every day: then one statement is enough. Afterwards whoever is on the list now was
    on a list that they signed.
    """
    if not relation_rules_for(campaign).statement_first:
        return []
    sitting = Member.objects.sitting().filter(
        body__campaign=campaign, seated_at__isnull=False, **of
    )
    seats = sitting.select_related("person", "body")
    people = [seat.person for seat in seats if seat.role is None and seat.office != Office.RESERVE]
    signed = _signed_this_list(campaign, statements) if people else set()
    return [person for person in people if person.pk not in signed]


def _signed_this_list(campaign: Campaign, statements: Iterable[Statement]) -> set[int]:
    """Return the keys of those who signed before all names of the list."""
    rows = list(statements)
    if not rows or campaign.stage == Stage.REGISTER:
        return {row.person_id for row in rows}
    now = names_listed(campaign)
    same = {row.person_id for row in rows if row.digest == now.digest}
    older = [row.pk for row in rows if row.person_id not in same]
    return same | _who_had_all(older, now.numbers)


def _who_had_all(older: list[UUID], numbers: frozenset[str]) -> set[int]:
    """Return who signed on another list that names all of these as well."""
    rows = Statement.objects.filter(pk__in=older) if older else ()
    return {row.person_id for row in rows if _names_all(row, numbers)}


def _names_all(statement: Statement, numbers: frozenset[str]) -> bool:
    """Say whether a statement names all of a list; an old one says only how many it named."""
    if statement.listed is None:
        return statement.names >= len(numbers)
    return numbers.issubset(statement.listed)
