"""Who marks which script: two different hands each, the same load for everybody, as far as it goes.

Chance is not here: scripts and examiners come in an order that was drawn (TT 22/2025 art. 16).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from exams.rules.refusals import Refusal

Examiner = TypeVar("Examiner")


def pairs(
    scripts: Sequence[str], examiners: Sequence[Examiner]
) -> dict[str, tuple[Examiner, Examiner]]:
    """Return for each script its first and second examiner.

    Over n scripts every examiner gets the same number of scripts, give or take one in each hand,
    and the pairs are mixed. Raises Refusal TOO_FEW_EXAMINERS for fewer than two.
    """
    count = len(examiners)
    if count < 2:
        raise Refusal("TOO_FEW_EXAMINERS", count=count)
    return {
        script: (
            examiners[index % count],
            examiners[(index + 1 + index // count % (count - 1)) % count],
        )
        for index, script in enumerate(scripts)
    }


def third(
    examiners: Sequence[Examiner], *, barred: set[Examiner], load: Mapping[Examiner, int]
) -> Examiner:
    """Return the least burdened examiner who has not had the script in hand.

    Raises Refusal NO_OTHER_EXAMINER when everybody has.
    """
    free = [examiner for examiner in examiners if examiner not in barred]
    if not free:
        raise Refusal("NO_OTHER_EXAMINER")
    burden = Counter(load)
    return min(free, key=lambda examiner: burden[examiner])
