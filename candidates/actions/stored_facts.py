"""What a file of personnel facts leaves of what is on record: it takes back what it speaks of only.

A sheet or a column that is not in the file says nothing: a discipline is not gone since somebody
left its sheet out. To the trainings a file adds: they are entered on the page of a person as well.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from candidates.models import CadreRecord
from candidates.models.cadre_facts import FACTS
from candidates.rules.facts import Cadre

Covered = Collection[str]  # sheets, columns, and years as "ratings-2025"; of people by column
YEARLY = ("ratings", "party_ratings")
# Of what is not named as its column is: the columns of which one tells it.
COVERED_BY = {
    "born_year_only": ("born",),
    "language": ("language_text",),
    "own_retirement_months": ("own_retirement",),
    "unit": ("unit", "unit_name"),
}
PLAIN = tuple(name for name in Cadre.__slots__ if name not in FACTS)


def with_stored_facts(
    stored: Mapping[str, CadreRecord], cadres: Sequence[Cadre], covered: Covered | None = None
) -> list[Cadre]:
    """Return the people of a file, each with what is on record where the file says nothing.

    `stored`: the records by citizen number, their facts prefetched. `covered`: what the file speaks
    of; None: of everything.
    """
    return [_with_stored(stored.get(cadre.citizen_id), cadre, covered) for cadre in cadres]


def _with_stored(record: CadreRecord | None, cadre: Cadre, covered: Covered | None) -> Cadre:
    if record is None:
        return replace(cadre, trainings=tuple(dict.fromkeys(cadre.trainings)))
    before = record.as_cadre()
    together = tuple(dict.fromkeys((*before.trainings, *cadre.trainings)))
    left = {} if covered is None else _left(before, cadre, covered)
    return replace(cadre, **left, trainings=together)


def _left(before: Cadre, cadre: Cadre, covered: Covered) -> dict[str, Any]:
    """Return what stands of a person, by field: of ratings the years that the file has not."""
    silent = [name for name in PLAIN if not {*COVERED_BY.get(name, (name,))} & {*covered}]
    silent += [name for name in FACTS if name not in (*YEARLY, "trainings", *covered)]
    left = {name: getattr(before, name) for name in silent}
    for name in YEARLY:
        years = [each for each in getattr(before, name) if f"{name}-{each[0]}" not in covered]
        left[name] = tuple(sorted((*getattr(cadre, name), *years)))
    return left


def stored_people() -> dict[str, CadreRecord]:
    """Return everybody on record with their facts, by citizen number."""
    everybody = CadreRecord.objects.prefetch_related(*FACTS)
    return {record.citizen_id: record for record in everybody}


def facts_left(cadres: Sequence[Cadre], covered: Covered) -> Iterator[tuple[str, int]]:
    """Yield every sheet that a file has not, and of how many of its people that leaves facts."""
    silent = [name for name in FACTS if name not in {each.partition("-")[0] for each in covered}]
    stored = stored_people() if silent else {}
    people = [stored[cadre.citizen_id].as_cadre() for cadre in cadres if cadre.citizen_id in stored]
    for name in silent:
        if count := sum(bool(getattr(person, name)) for person in people):
            yield name, count
