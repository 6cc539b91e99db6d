"""The lines of the sheets of facts: whose each is, and which of them say what cannot both be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from candidates.rules.facts import Cadre
from candidates.tables.cadre_facts import FACTS, YEARLY
from candidates.tables.cells import Note
from candidates.tables.records import Table
from exams.rules.enums import Rating, Severity
from exams.rules.names import fold

Facts = dict[str, defaultdict[str, list[Any]]]  # by form, then by citizen number
ENDS = ("ends_on", "ended_on")
Rated = dict[tuple[str, str, int], tuple[Rating, int]]  # form, number, year: rating and its row


class FactLine(NamedTuple):
    """A line of a sheet of facts, and the fact it is; None where that could not be read."""

    form: str
    table: Table
    row: int
    number: str
    name: str
    fact: Any

    def tell(self, key: str, code: str, value: str, suggestion: str = "") -> None:
        note = Note(code, Severity.ERROR, value, suggestion)
        self.table.note(self.row, self.table.columns[key], note)


def facts_of(lines: Iterable[FactLine], persons: Mapping[str, Cadre]) -> Facts:
    """Return the facts of the lines that are about one of the persons.

    UNKNOWN_PERSON, FACT_OTHER_NAME (a number under the name of somebody else), RATING_TWICE (two
    ratings of one year) tell of the others.
    """
    facts: Facts = {form: defaultdict(list) for form in FACTS}
    rated: Rated = {}
    for line in lines:
        if _is_of_person(line, persons) and line.fact is not None:
            new = _first_ratings(line, rated) if line.form in YEARLY else line.fact
            facts[line.form][line.number].append(new)
    return facts


def _is_of_person(line: FactLine, persons: Mapping[str, Cadre]) -> bool:
    person = persons.get(line.number)
    if person is None:
        line.tell("citizen_id", "UNKNOWN_PERSON", line.number)
        return False
    if line.name and fold(line.name) != fold(person.name):
        line.tell("name", "FACT_OTHER_NAME", line.name, person.name)
        return False
    return True


def _first_ratings(line: FactLine, rated: Rated) -> tuple[tuple[int, Rating], ...]:
    """Return the ratings of a line but those of years that have one; another one is told."""
    new = []
    for year, rating in line.fact:
        key = line.form, line.number, year
        first, row = rated.setdefault(key, (rating, line.row))
        if row == line.row:
            new.append((year, rating))
        elif first != rating:
            note = Note("RATING_TWICE", Severity.ERROR, rating.value, first.value)
            line.table.note(line.row, line.table.layout.years[year], note, (row, line.row))
    return tuple(new)


def is_in_order(table: Table, row: int, values: Mapping[str, Any]) -> bool:
    """Tell whether a line ends no earlier than it begins; LINE_ENDS_EARLY tells of one that does.

    A period that ends on its first day has no day: "Đến ngày" is the day the next one starts.
    """
    starts_on = values.get("starts_on")
    key = next((key for key in ENDS if values.get(key)), "")
    if not key or starts_on is None or values[key] >= starts_on:
        return True
    note = ("LINE_ENDS_EARLY", Severity.ERROR, values[key].isoformat(), starts_on.isoformat())
    table.note(row, table.columns[key], Note(*note))
    return False
