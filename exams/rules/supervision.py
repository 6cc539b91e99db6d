"""Who founds the supervision board: the head of the competent body, or the body above it.

Source: TT 22/2025 art. 23 (regulations 4.1): where that head chairs the council, the superior body
sets it up, so that nobody is supervised by whom they appointed.
"""

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
