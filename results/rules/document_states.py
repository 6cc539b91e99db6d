"""The state of a paper that was issued (architecture: documents)."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any


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


def names_the_same(issued: Mapping[str, Any], today: Mapping[str, Any]) -> bool:
    """Say whether a paper from before facts were kept apart names what it would name today.

    `issued` is what the paper says, `today` what it would say now, its facts apart. It has as many
    rows, and every name, day and figure stands in it, whatever the wording around them.
    """
    if "rests_on" in issued or len(issued.get("rows", ())) != len(today.get("rows", ())):
        return False
    text = "\n".join(_texts(issued))
    return all(named in text for named in today["rests_on"]["named"])


def _texts(content: Any) -> Iterator[str]:
    """Yield every text in what a paper says."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        yield from _texts(list(content.values()))
    elif isinstance(content, Sequence):
        for each in content:
            yield from _texts(each)


def numbers_from(first: int, taken: frozenset[int], count: int) -> list[int]:
    """Return so many numbers in a row, beginning with the first.

    Raises ValueError with the number that is taken already.
    """
    numbers = list(range(first, first + count))
    for number in numbers:
        if number in taken:
            raise ValueError(number)
    return numbers
