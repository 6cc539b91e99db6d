"""The state of a paper that was issued (architecture: documents)."""

from enum import StrEnum


class DocumentState(StrEnum):
    """What has become of a paper; before it is issued it is a draft, which is kept nowhere."""

    ISSUED = "ISSUED"  # printed under a number; the signed copy is not there yet
    SIGNED = "SIGNED"
    STALE = "STALE"  # the facts it was made from have changed since
    SUPERSEDED = "SUPERSEDED"  # another was issued in its place


def state_of(*, is_superseded: bool, is_current: bool, is_signed: bool) -> DocumentState:
    """Return the state: what was replaced stays replaced, what no longer holds is not signed."""
    if is_superseded:
        return DocumentState.SUPERSEDED
    if not is_current:
        return DocumentState.STALE
    return DocumentState.SIGNED if is_signed else DocumentState.ISSUED


def numbers_from(first: int, taken: frozenset[int], count: int) -> list[int]:
    """Return so many numbers in a row, beginning with the first.

    Raises ValueError with the number that is taken already.
    """
    numbers = list(range(first, first + count))
    for number in numbers:
        if number in taken:
            raise ValueError(number)
    return numbers
