"""The state of a paper that was issued (architecture: documents)."""

from enum import StrEnum


class DocumentState(StrEnum):
    """What has become of a paper; before it has a number nothing of it is kept."""

    DRAFT = "DRAFT"  # under its number, and edited by the office until it is signed
    ISSUED = "ISSUED"  # printed under a number; the signed copy is not there yet
    SIGNED = "SIGNED"
    STALE = "STALE"  # the facts it was made from have changed since
    SUPERSEDED = "SUPERSEDED"  # another was issued in its place


def state_of(
    *, is_superseded: bool, is_current: bool, is_signed: bool, is_edited: bool = False
) -> DocumentState:
    """Return the state: what was replaced stays replaced, what no longer holds is not signed.

    Of a paper that is edited, nobody knows what it says before its signed copy is there.
    """
    if is_superseded:
        return DocumentState.SUPERSEDED
    if not is_current:
        return DocumentState.STALE
    if is_signed:
        return DocumentState.SIGNED
    return DocumentState.DRAFT if is_edited else DocumentState.ISSUED


def numbers_from(first: int, taken: frozenset[int], count: int) -> list[int]:
    """Return so many numbers in a row, beginning with the first.

    Raises ValueError with the number that is taken already.
    """
    numbers = list(range(first, first + count))
    for number in numbers:
        if number in taken:
            raise ValueError(number)
    return numbers
