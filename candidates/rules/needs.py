"""What a candidate may need in the room, and how far it is decided.

The kind is for those who decide, and for nobody else; the room is told the arrangement alone.
"""

from enum import StrEnum

MOST_MINUTES = 120  # more time than the written part itself is no arrangement


class NeedKind(StrEnum):
    """Why somebody needs an arrangement."""

    PREGNANCY = "PREGNANCY"
    ILLNESS = "ILLNESS"
    DISABILITY = "DISABILITY"


class NeedState(StrEnum):
    """Where a declared need stands."""

    DECLARED = "DECLARED"
    ARRANGED = "ARRANGED"  # decided, be it that nothing is arranged
    TAKEN_BACK = "TAKEN_BACK"


def need_state(*, is_decided: bool, is_taken_back: bool) -> NeedState:
    """Return where a need stands."""
    if is_taken_back:
        return NeedState.TAKEN_BACK
    return NeedState.ARRANGED if is_decided else NeedState.DECLARED
