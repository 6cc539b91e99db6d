"""May this person judge this entry? The wall's side of the question that files are asked.

What crosses the wall is the bare pair of a member and an entry (architecture 4.5). Scripts whose
codes are sealed are never asked about: to answer would betray whose they are.
"""

from collections.abc import Iterable

from accounts.actions.applying import applying
from accounts.models import Person
from exams.models import Entry, Position, Recusal, Script
from exams.rules.refusals import Refusal


def require_signed(by: Person, campaigns: Iterable[str]) -> None:
    """Refuse (STATEMENT_OWED) who has not stated yet, in one of these, that nothing ties them."""
    if any(by.owes_statement_in(code) for code in campaigns):
        raise Refusal("STATEMENT_OWED")


def both(by: Person) -> tuple[Person, ...]:
    """Return who acts, and who asked for it where two persons act."""
    request = applying()
    return (by, request.asked_by) if request else (by,)


def require_entries_open(by: Person, *entries: Entry) -> None:
    """Refuse (RECUSED_FROM) whoever is tied to one of these entries (regulations 4.2).

    Where two persons act, either of them. Raises Refusal STATEMENT_OWED as well.
    """
    people = both(by)
    for each in people:
        require_signed(each, {entry.campaign.code for entry in entries} if each.unsigned_in else ())
    tied = Recusal.objects.filter(person__in=people, entry__in=entries, lifted_at=None)
    if tied.exists():
        raise Refusal("RECUSED_FROM")


def require_position_open(by: Person, position: Position) -> None:
    """Ask the same of everybody who has a number for a position: a decision moves all of them."""
    require_entries_open(by, *position.entries.select_related("campaign"))


def require_script_open(by: Person, script: Script) -> None:
    """Ask the same of a script once its code was opened, and nothing before."""
    entry = Script.objects.select_related("entry__campaign").get(pk=script.pk).entry
    if entry is not None:
        require_entries_open(by, entry)
