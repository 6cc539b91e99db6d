"""The review of a special case of age before its authority decides: so many steps, in order.

Source: regulations 2.4 (HD 45-HD/BTCTW: decided by the authority after a review of three steps);
annex ii A, special_age_review_steps.
"""

from collections.abc import Sequence
from enum import StrEnum

REVIEWED_RULE = "E05"  # the one special case that is reviewed before it is decided


class ReviewOutcome(StrEnum):
    """What whoever reviewed a case in one step thought of it; it binds no authority."""

    AGREED = "AGREED"
    NOT_AGREED = "NOT_AGREED"


def next_step(rule: str, recorded: Sequence[int], asked: int) -> int | None:
    """Return the step of a review that comes next; None where none is left, or none is asked.

    Units: `recorded` are the numbers of the steps on record, from 1; `asked` is how many there are.
    """
    if rule != REVIEWED_RULE:
        return None
    following = max(recorded, default=0) + 1
    return following if following <= asked else None
