"""Units, ladder, posts and equivalences, as the rules and the readers take them."""

from functools import lru_cache
from sys import intern

from candidates.rules.catalogue import Catalogue, PostFacts, RankFacts
from exams.models import Equivalence, Unit
from exams.models import Post as PostRecord
from exams.models import Rank as RankRecord
from exams.rules.enums import Level, Theory


def catalogue() -> Catalogue:
    """Return units, ladder, posts and equivalences, as the rules and the readers take them."""
    return Catalogue(
        units=tuple(Unit.objects.values_list("code", "name")),
        ranks=tuple(_rank(rank) for rank in RankRecord.objects.all()),
        posts=tuple(_post(*values) for values in PostRecord.objects.values_list(*POST_FIELDS)),
        equivalences=tuple(frozenset(group.posts) for group in Equivalence.objects.all()),
    )


def _rank(rank: RankRecord) -> RankFacts:
    return RankFacts(rank.code, rank.order, Level(rank.level), tuple(rank.prefixes), rank.name)


POST_FIELDS = (
    *("code", "full_name", "unit__code", "rank__code"),
    *("approving_level", "seats", "theory_min", "specialities"),
)


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
