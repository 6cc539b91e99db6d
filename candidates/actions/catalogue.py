"""Units, ladder, posts and equivalences, as the rules and the readers take them."""

from collections.abc import Iterable
from functools import lru_cache
from sys import intern
from typing import Any

from candidates.rules.catalogue import Catalogue, PostFacts, RankFacts
from exams.actions.announce import POST_FIELDS, RANK_FIELDS
from exams.models import AnnouncedCatalogue, Campaign, Equivalence, Post, Rank, Unit
from exams.rules.enums import Level, Theory


def catalogue() -> Catalogue:
    """Return units, ladder, posts and equivalences, as the rules and the readers take them."""
    return _catalogue(
        ranks=Rank.objects.values_list(*RANK_FIELDS),
        posts=Post.objects.values_list(*POST_FIELDS),
        equivalences=Equivalence.objects.values_list("posts", flat=True),
    )


def catalogue_of(campaign: Campaign) -> Catalogue:
    """Return the catalogue as it was announced; of a campaign that is drafted, as it stands."""
    announced = AnnouncedCatalogue.objects.filter(campaign=campaign).first()
    return _catalogue(**announced.content) if announced else catalogue()


def _catalogue(
    ranks: Iterable[Any], posts: Iterable[Any], equivalences: Iterable[list[str]]
) -> Catalogue:
    return Catalogue(
        units=tuple(Unit.objects.values_list("code", "name")),
        ranks=tuple(_rank(*values) for values in ranks),
        posts=tuple(_post(*values) for values in posts),
        equivalences=tuple(frozenset(group) for group in equivalences),
    )


def _rank(code: str, order: int, level: str, prefixes: list[str], name: str) -> RankFacts:
    return RankFacts(code, order, Level(level), tuple(prefixes), name)


def _post(
    code: str,
    full_name: str,
    unit: str,
    rank: str,
    approving_level: str,
    seats: int,
    theory_min: str,
    specialities: list[str],
) -> PostFacts:
    """Return a post; what many posts have in common is one object, however many there are."""
    return PostFacts(
        code=code,
        full_name=full_name,
        unit=intern(unit),
        rank=intern(rank),
        approving_level=intern(approving_level),
        seats=seats,
        theory_min=Theory(theory_min),
        specialities=_specialities(*specialities),
    )


@lru_cache(maxsize=1024)
def _specialities(*names: str) -> frozenset[str]:
    return frozenset(names)
