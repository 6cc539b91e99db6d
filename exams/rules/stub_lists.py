"""Two lists of the same stubs, each read by itself: number and code (regulations 5.3).

Source: TT 22/2025 art. 15(3). Only two equal lists bind a code to a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SPARE = 10  # one label in so many more is printed to spare


@dataclass(frozen=True, slots=True)
class StubDifference:
    """One stub on which two lists differ: the code that each has; blank where it has none."""

    number: str
    first: str
    second: str


def stub_differences(
    first: Mapping[str, str], second: Mapping[str, str]
) -> tuple[StubDifference, ...]:
    """Return the stubs on which two lists {number: code} differ, by number; none when equal."""
    return tuple(
        StubDifference(number, first.get(number, ""), second.get(number, ""))
        for number in sorted({*first, *second})
        if first.get(number) != second.get(number)
    )


def labels_for(people: int) -> int:
    """Return how many twin labels are printed for so many people: a tenth more, rounded up."""
    return people + -(-people // SPARE)
