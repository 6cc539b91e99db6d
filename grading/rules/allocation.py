"""Who marks which script: two different hands each, the same load for everybody, as far as it goes.

Chance is not here: scripts and examiners come in an order that was drawn (TT 22/2025 art. 16).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from exams.rules.bodies import BodyKind
from exams.rules.refusals import Refusal
from grading.rules.enums import Round

Examiner = TypeVar("Examiner")


def marks_in(round_: Round | None, board: str, *, remarks_apart: bool) -> bool:
    """Say whether an examiner of a board (blank: of none) marks in a round, or (None) in any.

    Where a board was founded for the remark, its members alone mark again, and nothing else:
    whoever marks again has had none of the scripts in hand (TT 22/2025 arts. 5, 17).
    """
    if round_ is None or not remarks_apart:
        return True
    return (board == BodyKind.REMARK_BOARD) == (round_ is Round.REMARK)


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
