"""What may be done with a position for which too few are eligible.

Source: regulations 3 (P6: 2424/BNV-CCVC; TP. Hồ Chí Minh nominates more or postpones); annex ii A:
on_too_few. Whether it may be held all the same is `waiver_of_min_candidates`.
"""

from enum import StrEnum


class Remedy(StrEnum):
    """A decision about a position with too few people, each an act of its own."""

    NOMINATE = "NOMINATE"  # it takes files again, of people who are nominated
    EXTEND = "EXTEND"  # it takes files again, of anybody
    POSTPONE = "POSTPONE"  # it is not competed for this time


REMEDIES: dict[str, tuple[Remedy, ...]] = {
    "NOMINATE_OR_POSTPONE": (Remedy.NOMINATE, Remedy.POSTPONE),
    "EXTEND_OR_POSTPONE": (Remedy.EXTEND, Remedy.POSTPONE),
    "ANY_WAY": (Remedy.NOMINATE, Remedy.EXTEND, Remedy.POSTPONE),
    "POSTPONE_ONLY": (Remedy.POSTPONE,),
}


def remedies_of(on_too_few: str) -> tuple[Remedy, ...]:
    """Return what the parameter `on_too_few` lets a council do."""
    return REMEDIES[on_too_few]
