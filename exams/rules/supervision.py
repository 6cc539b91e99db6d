"""Who founds the supervision board: the head of the competent body, or the body above it.

Source: TT 22/2025 art. 23 (regulations 4.1): where that head chairs the council, the superior body
sets it up, so that nobody is supervised by whom they appointed.
"""

from collections.abc import Mapping
from enum import StrEnum

from accounts.rules.duties import Duty
from exams.rules.bodies import BodyKind
from exams.rules.checks import Check, error, warning


class FoundedUnder(StrEnum):
    """Who chairs the council, and who decided on the supervision board, as its decision says."""

    CHAIRED_BY_HEAD = "CHAIRED_BY_HEAD"  # of the competent body
    CHAIRED_BY_DEPUTY = "CHAIRED_BY_DEPUTY"
    BY_COMPETENT = "BY_COMPETENT"  # the head of the competent body
    BY_SUPERIOR = "BY_SUPERIOR"  # the body above it


class SupervisionBySuperior(StrEnum):
    """What founding does where the head chairs the council and the superior did not decide."""

    MUST_BE_SUPERIOR = "MUST_BE_SUPERIOR"
    NAME_AT_FOUNDING = "NAME_AT_FOUNDING"


ASKED_OF = {
    BodyKind.COUNCIL: (FoundedUnder.CHAIRED_BY_HEAD, FoundedUnder.CHAIRED_BY_DEPUTY),
    BodyKind.SUPERVISION_BOARD: (FoundedUnder.BY_COMPETENT, FoundedUnder.BY_SUPERIOR),
}


def under_checks(kind: BodyKind, under: str, page: str = "") -> tuple[Check, ...]:
    """Return that a decision on the council or the supervision board has to say who stands behind.

    Without `under` (`FoundedUnder`) nobody can say whether the board is independent of the chair.
    """
    if under or kind not in ASKED_OF:
        return ()
    return (error("FOUNDED_UNDER_MISSING", Duty.PREPARE, page, body=kind, field="under"),)


def supervision_checks(
    council: str, board: str, *, blocks: bool, page: str = ""
) -> tuple[Check, ...]:
    """Return that the superior body has to found the supervision board, where it did not.

    `council` and `board` are what their decisions say (`FoundedUnder`; blank: nothing yet). Profile
    `supervision_by_superior` says whether it blocks or is named by two persons.
    """
    is_lawful = board in ("", FoundedUnder.BY_SUPERIOR)
    if is_lawful or council != FoundedUnder.CHAIRED_BY_HEAD:
        return ()
    say = error if blocks else warning
    return (say("SUPERVISION_BY_SUPERIOR", Duty.PREPARE, page, field="under"),)


LAWFUL_ANYWAY = (FoundedUnder.CHAIRED_BY_DEPUTY, FoundedUnder.BY_SUPERIOR)


def unsaid_checks(says: Mapping[str, str], page: str = "") -> tuple[Check, ...]:
    """Return which founded bodies leave open whether the superior had to found the board.

    `says` is what the decision about each founded body says (`FoundedUnder`; blank: nothing, of one
    that was founded before it was asked). Where a deputy chairs, or the superior decided, it is
    lawful whatever the other says.
    """
    if not says.keys() >= ASKED_OF.keys() or any(each in LAWFUL_ANYWAY for each in says.values()):
        return ()
    unsaid = [kind for kind in ASKED_OF if not says[kind]]
    return tuple(_open(kind, page) for kind in unsaid)


def _open(kind: BodyKind, page: str) -> Check:
    return warning("FOUNDED_UNDER_OPEN", Duty.PREPARE, page, items=(str(kind),), body=kind)
