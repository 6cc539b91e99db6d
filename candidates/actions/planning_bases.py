"""Whether the decision on a lower list, that an entry says it rests on, is on record.

Source: regulations 1.2 (20): planning of lower levels is the base of that of higher ones.
"""

from collections.abc import Iterable, Sequence
from uuid import UUID

from candidates.models import PlanningEntry
from candidates.models.planning import POST_NAME
from candidates.rules.facts import ImportNotice, PlanningRow
from exams.rules.enums import Severity
from exams.rules.names import fold


def unknown_bases(rows: Sequence[PlanningRow]) -> tuple[ImportNotice, ...]:
    """Warn of lines that rest on a decision which no list has, or has for other people alone.

    Any list on record may have it, whatever its kind, term or version; reads only. BASE_UNKNOWN,
    BASE_OF_OTHERS.
    """
    resting = [row for row in rows if row.based_on]
    people = _people_by_decision() if resting else {}
    return tuple(
        ImportNotice(row.sheet, row.row, "", code, Severity.WARNING, row.based_on)
        for row in resting
        if (code := _fault(row, people.get(plain_number(row.based_on))))
    )


def plain_number(decision: str) -> str:
    """Return the number of a decision for comparing: neither capitals, spaces nor marks matter."""
    return "".join(fold(decision).split())


def _people_by_decision() -> dict[str, set[str]]:
    people: dict[str, set[str]] = {}
    columns = PlanningEntry.objects.order_by().values_list("decision_no", "citizen_id").distinct()
    for decision, number in columns:
        people.setdefault(plain_number(decision), set()).add(number)
    return people


def _fault(row: PlanningRow, people: set[str] | None) -> str:
    if people is None:
        return "BASE_UNKNOWN"
    return "" if row.citizen_id in people else "BASE_OF_OTHERS"


def names_of_base_posts(entries: Iterable[PlanningEntry]) -> dict[UUID, str]:
    """Return for what post, by its name, the lower list plans the person of an entry, by key.

    Of several versions of that list the latest counts. Nothing of an entry without such a line, and
    no name where the catalogue has none. Reads only.
    """
    resting = {
        entry.pk: _key(entry.citizen_id, entry.based_on) for entry in entries if entry.based_on
    }
    numbers = {number for number, _ in resting.values()}
    lines = PlanningEntry.objects.filter(citizen_id__in=numbers).order_by("planning_list__version")
    columns = lines.values_list("citizen_id", "decision_no", POST_NAME) if numbers else ()
    names = {_key(number, decision): name for number, decision, name in columns}
    return {pk: names[key] for pk, key in resting.items() if key in names}


def _key(number: str, decision: str) -> tuple[str, str]:
    return number, plain_number(decision)
