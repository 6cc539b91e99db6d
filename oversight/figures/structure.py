"""The structure of a team: ages, women, young, learned, long in one post; each person once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame


class Trait(StrEnum):
    """What is counted of a person; the last three are the three age bands."""

    YOUNG = "YOUNG"
    WOMEN = "WOMEN"
    ETHNIC_MINORITY = "ETHNIC_MINORITY"
    POSTGRADUATE = "POSTGRADUATE"
    TRAINED = "TRAINED"  # university degree, political theory intermediate at least
    UPDATED = "UPDATED"  # knowledge brought up to date by a training that counts
    TWO_TERMS = "TWO_TERMS"  # eight years or more in one post
    KEY_POST = "KEY_POST"
    NOT_LOCAL = "NOT_LOCAL"  # of those in key posts (regulations 1.4, 48)
    BAND_LOW = "BAND_LOW"
    BAND_MIDDLE = "BAND_MIDDLE"
    BAND_HIGH = "BAND_HIGH"


BANDS = (Trait.BAND_LOW, Trait.BAND_MIDDLE, Trait.BAND_HIGH)
SHARES = tuple(trait for trait in Trait if trait not in (*BANDS, Trait.KEY_POST))
COLUMNS = ("person", "unit", *Trait)


@dataclass(frozen=True, slots=True)
class Structure:
    """How many people a team has, and of how many each trait holds."""

    people: int
    counts: Mapping[Trait, int]

    def of(self, trait: Trait) -> int:
        """Return of how many people a trait is counted: of those in key posts, or of all."""
        return self.counts[Trait.KEY_POST] if trait == Trait.NOT_LOCAL else self.people


def whole_structure(frame: "DataFrame") -> Structure:
    """Return the structure of everybody; who stands in several units counts once.

    A trait that holds of somebody in one post of several holds of them.
    """
    return _counted(frame.groupby("person")[list(Trait)].max())


def structure_by_unit(frame: "DataFrame") -> list[tuple[str, Structure]]:
    """Return the structure of each unit, in the order of their codes."""
    persons = frame.groupby(["person", "unit"], as_index=False)[list(Trait)].max()
    return [(str(unit), _counted(team)) for unit, team in persons.groupby("unit", sort=True)]


def _counted(team: "DataFrame") -> Structure:
    sums = team[list(Trait)].astype("int64").sum()
    return Structure(len(team), {trait: int(sums[trait]) for trait in Trait})
