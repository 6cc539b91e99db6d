"""Whether a speciality suits a post.

Source: regulations 2.4 and 6.1 (E10): it must already at planning.
"""

from collections.abc import Collection
from functools import lru_cache

from exams.rules.names import fold


def suits_post(speciality: str, of_post: Collection[str]) -> bool:
    """Tell whether a speciality is one of a post's; a post that names none takes any.

    Capitals and accents do not matter.
    """
    return not of_post or speciality in of_post or fold(speciality) in _folded(frozenset(of_post))


@lru_cache(maxsize=1024)
def _folded(specialities: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold, specialities))
