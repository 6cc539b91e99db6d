"""The rows that bring the record of a person in line with what a file says."""

from typing import Any

from audit.models import Protected
from candidates.models import CadreRecord
from candidates.models.cadre_facts import FACTS
from candidates.rules.facts import Cadre
from exams.rules.names import fold, sort_key


def parents_first(row: Protected) -> tuple[bool, str]:
    """Return what rows are sorted by, so that a record comes before its facts."""
    return (not isinstance(row, CadreRecord), row._meta.db_table)


def cadre_rows(stored: CadreRecord | None, cadre: Cadre) -> list[Protected]:
    """Return the rows that bring one person's record in line with the file."""
    person = stored or CadreRecord(citizen_id=cadre.citizen_id)
    person.sort_key, person.fold = sort_key(cadre.name), fold(cadre.name)
    for name in Cadre.__slots__:
        if name not in FACTS:
            value = getattr(cadre, name)
            setattr(person, name, list(value) if isinstance(value, tuple) else value)
    rows: list[Protected] = [person]
    for name, kind in FACTS.items():
        rows += _fact_rows(stored, person, name, kind, list(getattr(cadre, name)))
    return rows


def _fact_rows(
    stored: CadreRecord | None, person: CadreRecord, name: str, kind: type[Any], facts: list[Any]
) -> list[Protected]:
    rows: list[Protected] = []
    for old in getattr(stored, name).all() if stored else ():
        if old.withdrawn:
            continue
        if (fact := old.as_fact()) in facts:
            facts.remove(fact)
        else:
            old.withdrawn = True
            rows.append(old)
    return rows + [kind(cadre=person, **_fields(fact)) for fact in facts]


def _fields(fact: Any) -> dict[str, Any]:
    if isinstance(fact, tuple):
        return {"year": fact[0], "rating": fact[1]}
    return {name: getattr(fact, name) for name in fact.__slots__}
