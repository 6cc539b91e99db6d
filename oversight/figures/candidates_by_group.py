"""How many women, young people and people of ethnic minorities reached each step of a campaign.

Source: regulations 1.4 (41, 45): statistics alone; nobody gains or loses a point by them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oversight.figures.funnel import Milestone

if TYPE_CHECKING:
    from pandas import DataFrame


class CandidateGroup(StrEnum):
    """What is counted of a candidate; the last three are the three age bands."""

    WOMEN = "WOMEN"
    YOUNG = "YOUNG"
    ETHNIC_MINORITY = "ETHNIC_MINORITY"
    BAND_LOW = "BAND_LOW"
    BAND_MIDDLE = "BAND_MIDDLE"
    BAND_HIGH = "BAND_HIGH"


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """How many people reached a step, and of how many each group holds."""

    people: int
    counts: Mapping[CandidateGroup, int]


def by_group(people: "DataFrame", milestones: Sequence[Milestone]) -> list[GroupCounts]:
    """Return the counts of each of these milestones, in their order.

    `people` has one row for each paper: a column for each milestone and each group, true or not.
    """
    flags = people[[*milestones, *CandidateGroup]].astype("int64")
    counted = []
    for milestone in milestones:
        reached = flags[flags[milestone] == 1]
        counts = {group: int(reached[group].sum()) for group in CandidateGroup}
        counted.append(GroupCounts(len(reached), counts))
    return counted
