"""Who of those who registered stands in the planning list: surely, likely, or not at all.

Source: regulations 8.1: identity is the citizen number; a list typed by hand may bear another one.
Rules count what is sure; what is only likely waits for the word of the planning officer.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from exams.rules.names import fold

NOBODY = ""  # the officer's word: no line of the list is this person


class Likeness(StrEnum):
    """How surely somebody stands in the list."""

    SURE = "SURE"
    LIKELY = "LIKELY"
    NOT_LISTED = "NOT_LISTED"


@dataclass(frozen=True, slots=True)
class Named:
    """What tells a person apart, in the register or in the list."""

    citizen_id: str
    name: str
    born: date | None


@dataclass(frozen=True, slots=True)
class Likely:
    """A person of the list who may be the one who registered, and in what the two differ."""

    person: Named
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InList:
    """What the list has of one who registered; `likely` is empty unless that is all there is."""

    likeness: Likeness
    likely: tuple[Likely, ...] = ()


class PlannedPeople:
    """The people of a list, found by number, or by name and day of birth."""

    def __init__(self, people: Iterable[Named]) -> None:
        self._by_number: defaultdict[str, list[Named]] = defaultdict(list)
        self._by_name: defaultdict[tuple[str, date | None], list[Named]] = defaultdict(list)
        for person in dict.fromkeys(people):
            self._by_number[person.citizen_id].append(person)
            self._by_name[fold(person.name), person.born].append(person)

    def find(self, registrant: Named) -> InList:
        """Return who of the list it is: one with the same number, name and birth is sure.

        Likely is the same number under another name or birth, or the same name and birth under
        another number.
        """
        numbered = self._by_number.get(registrant.citizen_id, [])
        alike = self._by_name.get((fold(registrant.name), registrant.born), [])
        alike_ones = [
            Likely(person, differences(registrant, person))
            for person in dict.fromkeys([*numbered, *alike])
        ]
        if any(not each.differs for each in alike_ones):
            return InList(Likeness.SURE)
        return (
            InList(Likeness.LIKELY, tuple(alike_ones))
            if alike_ones
            else InList(Likeness.NOT_LISTED)
        )


def differences(registrant: Named, person: Named) -> tuple[str, ...]:
    """Return the fields in which two people differ; capitals and marks of a name do not count."""
    pairs = {
        "citizen_id": (registrant.citizen_id, person.citizen_id),
        "name": (fold(registrant.name), fold(person.name)),
        "born": (registrant.born, person.born),
    }
    return tuple(name for name, (left, right) in pairs.items() if left != right)
