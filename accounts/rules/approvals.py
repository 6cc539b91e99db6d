"""Requests that a second person decides, and which acts need one.

Source: regulations annex (ii) E, `two_person_actions`: opening the mapping, unlocking marks,
publishing and changing the profile always need two persons; a profile may add acts, never remove
one.
"""

from collections.abc import Iterable
from enum import StrEnum


class TwoPersonKind(StrEnum):
    """The words of `two_person_actions`, and what takes two persons whatever the profile says."""

    OPEN_MAPPING = "OPEN_MAPPING"
    UNLOCK_MARKS = "UNLOCK_MARKS"
    PUBLISH = "PUBLISH"
    CHANGE_PROFILE = "CHANGE_PROFILE"
    REDUCE_PANEL = "REDUCE_PANEL"
    ADMIT_LATE = "ADMIT_LATE"
    DISQUALIFY = "DISQUALIFY"
    DECIDE_POINTS = "DECIDE_POINTS"
    DECIDE_AGAIN = "DECIDE_AGAIN"
    GRANT_ROLE = "GRANT_ROLE"
    LIFT_RELATION = "LIFT_RELATION"
    HOLD_AGAIN = "HOLD_AGAIN"


ALWAYS = frozenset(TwoPersonKind)


class RequestState(StrEnum):
    """OPEN waits for the second person; the others are final."""

    OPEN = "OPEN"
    APPLIED = "APPLIED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"

    @property
    def is_final(self) -> bool:
        return self is not RequestState.OPEN


def needs_two(kind: str, named: Iterable[str]) -> bool:
    """Say whether acts of a kind need two persons, by the default or by the profile's list."""
    return kind in ALWAYS or kind in set(named)
