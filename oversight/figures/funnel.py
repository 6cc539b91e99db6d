"""How many are left after each step of a campaign, whole and by group."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame


class Milestone(StrEnum):
    """What somebody has reached, in order."""

    REGISTERED = "REGISTERED"
    ELIGIBLE = "ELIGIBLE"
    PRESENT = "PRESENT"
    PASSED_WRITTEN = "PASSED_WRITTEN"
    PASSED_ALL = "PASSED_ALL"
    SELECTED = "SELECTED"
    APPOINTED = "APPOINTED"  # by the authority, after the campaign


Counts = tuple[int, ...]


def funnel(papers: "DataFrame", milestones: Sequence[Milestone]) -> Counts:
    """Return how many papers reached each of these milestones.

    `papers` has a column for each of them, true where the paper reached it.
    """
    return tuple(int(papers[name].astype("int64").sum()) for name in milestones)


def funnel_by(
    papers: "DataFrame", milestones: Sequence[Milestone], group: str
) -> list[tuple[str, Counts]]:
    """Return the same for each value of a column, in its order."""
    flags = papers[[*milestones]].astype("int64").assign(**{group: papers[group]})
    counts = flags.groupby(group)[[*milestones]].sum()
    rows = counts.itertuples(index=False, name=None)
    return [
        (str(value), tuple(map(int, row))) for value, row in zip(counts.index, rows, strict=True)
    ]
