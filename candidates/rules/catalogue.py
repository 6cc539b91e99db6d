"""Ranks, posts and units of the city, as frozen values."""

from dataclasses import dataclass

from exams.rules.enums import Level, Theory


@dataclass(frozen=True, slots=True)
class RankFacts:
    """A rung of the title ladder; a higher `order` is a higher rank."""

    code: str
    order: int
    level: Level
    prefixes: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class PostFacts:
    code: str
    full_name: str
    unit: str
    rank: str
    approving_level: str
    seats: int
    theory_min: Theory
    specialities: frozenset[str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Units, ladder, posts and equivalences: what names in the spreadsheets are matched against."""

    units: tuple[tuple[str, str], ...]  # (code, name)
    ranks: tuple[RankFacts, ...]
    posts: tuple[PostFacts, ...]
    equivalences: tuple[frozenset[str], ...]
