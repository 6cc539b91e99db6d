"""Which ties are likely between who serves in a campaign and who registered: a hint, never a word.

Source: regulations 4.2 (ten forbidden kinds; superior and unit declared and logged). Nothing
follows from a suggestion until a person enters it as a relation.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from accounts.rules.names import fold
from exams.rules.relations import RelationKind

_WORDS = re.compile(r"\w+")

# How the office of somebody who leads begins, without diacritics.
_LEADING = tuple(
    f"{deputy}{leader}"
    for leader in ("giam doc", "chu tich", "truong", "chanh", "chi cuc truong", "vien truong")
    for deputy in ("", "pho ")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServingPerson:
    """Who serves: office outside (`capacity`), and unit and home town where facts are known."""

    key: int
    name: str
    capacity: str = ""
    unit: str = ""
    home_town: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPerson:
    """Who registered: by the number of the file, with the unit and home town of the facts."""

    number: str
    name: str
    unit: str = ""
    home_town: str = ""


@dataclass(frozen=True, slots=True, order=True)
class SuggestedTie:
    """A likely tie of one who serves to a file, and what makes it likely (unit, or home town).

    A kind of the law where the facts say it; OTHER where only a person can tell what it is.
    """

    number: str
    key: int
    kind: RelationKind
    because: str


def suggested_ties(
    serving: Iterable[ServingPerson], registered: Iterable[RegisteredPerson]
) -> tuple[SuggestedTie, ...]:
    """Return the likely ties, by number of the file.

    The same unit, a leader of the unit, the same family name with the same home town.
    """
    of_unit: dict[str, list[RegisteredPerson]] = defaultdict(list)
    of_town: dict[tuple[str, str], list[RegisteredPerson]] = defaultdict(list)
    for each in registered:
        of_unit[_plain(each.unit)].append(each)
        of_town[_family(each.name), _plain(each.home_town)].append(each)
    ties: list[SuggestedTie] = []
    for person in serving:
        office, own_unit, town = map(_plain, (person.capacity, person.unit, person.home_town))
        kind = RelationKind.SUPERIOR if office.startswith(_LEADING) else RelationKind.SAME_UNIT
        for unit, colleagues in of_unit.items():
            if unit and (unit == own_unit or f" {unit} " in f" {office} "):
                ties += (SuggestedTie(c.number, person.key, kind, c.unit) for c in colleagues)
        related = of_town.get((_family(person.name), town), ()) if town else ()
        other = RelationKind.OTHER
        ties += (SuggestedTie(c.number, person.key, other, c.home_town) for c in related)
    return tuple(sorted(ties))


def _plain(text: str) -> str:
    """Return words alone, without diacritics and marks."""
    return " ".join(_WORDS.findall(fold(text)))


def _family(name: str) -> str:
    """Return the family name, which comes first."""
    return fold(name).partition(" ")[0]
