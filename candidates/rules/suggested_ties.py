"""Which ties are likely between who serves in a campaign and who registered: a hint, never a word.

Source: regulations 4.2 (ten forbidden kinds; superior and unit declared and logged). Nothing
follows from a suggestion until a person enters it as a relation.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

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
    """Who serves: office outside (`capacity`), and unit and home town where facts are known.

    `seated_at`: since when they sit, or have a role; None: in a draft.
    """

    key: int
    name: str
    capacity: str = ""
    unit: str = ""
    home_town: str = ""
    seated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeclaredRelative:
    """Somebody whom a candidate named as a relative, and whom the office matched with nobody.

    `dismissed_at`: when the office found nobody of that name; None: it has not decided.
    """

    named: str  # as the candidate wrote it, perhaps with post and unit
    kind: RelationKind
    dismissed_at: datetime | None = None

    def may_be(self, person: ServingPerson) -> bool:
        """Say whether somebody bears the name, and was not there yet when it was dismissed."""
        if f" {_plain(person.name)} " not in f" {_plain(self.named)} ":
            return False
        return not (self.dismissed_at and person.seated_at and person.seated_at < self.dismissed_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPerson:
    """Who registered: by the number of the file, with the unit and home town of the facts."""

    number: str
    name: str
    unit: str = ""
    home_town: str = ""
    relatives: tuple[DeclaredRelative, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class SuggestedTie:
    """A likely tie of one who serves to a file, and what makes it likely (unit, or home town).

    A kind of the law where the facts say it; OTHER where only a person can tell what it is.
    """

    number: str
    key: int
    kind: RelationKind
    because: str
    is_declared: bool = False  # by the candidate, of somebody of this name

    @property
    def why(self) -> str:
        """Return the code of what makes it likely, as the catalogue of words has it."""
        return "SUGGESTED_DECLARED" if self.is_declared else f"SUGGESTED_{self.kind}"


def suggested_ties(
    serving: Iterable[ServingPerson], registered: Iterable[RegisteredPerson]
) -> tuple[SuggestedTie, ...]:
    """Return the likely ties, by number of the file.

    The same unit, a leader of the unit, the same family name with the same home town, and the name
    of a relative whom the candidate declared.
    """
    registered = list(registered)
    of_unit: dict[str, list[RegisteredPerson]] = defaultdict(list)
    of_town: dict[tuple[str, str], list[RegisteredPerson]] = defaultdict(list)
    for each in registered:
        of_unit[_plain(each.unit)].append(each)
        of_town[_family(each.name), _plain(each.home_town)].append(each)
    ties: list[SuggestedTie] = []
    for person in serving:
        ties += _declared_ties(person, registered)
        office, own_unit, town = map(_plain, (person.capacity, person.unit, person.home_town))
        kind = RelationKind.SUPERIOR if office.startswith(_LEADING) else RelationKind.SAME_UNIT
        for unit, colleagues in of_unit.items():
            if unit and (unit == own_unit or f" {unit} " in f" {office} "):
                ties += (SuggestedTie(c.number, person.key, kind, c.unit) for c in colleagues)
        related = of_town.get((_family(person.name), town), ()) if town else ()
        other = RelationKind.OTHER
        ties += (SuggestedTie(c.number, person.key, other, c.home_town) for c in related)
    return tuple(sorted(ties))


def _declared_ties(
    person: ServingPerson, registered: Iterable[RegisteredPerson]
) -> Iterable[SuggestedTie]:
    """Yield the files whose candidates named somebody called so as a relative."""
    for each in registered:
        for relative in each.relatives:
            if relative.may_be(person):
                named = (each.number, person.key, relative.kind, relative.named)
                yield SuggestedTie(*named, is_declared=True)


def _plain(text: str) -> str:
    """Return words alone, without diacritics and marks."""
    return " ".join(_WORDS.findall(fold(text)))


def _family(name: str) -> str:
    """Return the family name, which comes first."""
    return fold(name).partition(" ")[0]
