"""How far the programme of a year is done: what campaigns planned by day, and when it was done.

Source: regulations 1.1 (9): every planned item is done; planned, done and late are told apart.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ItemState(StrEnum):
    """Where a planned item stands on a day."""

    DONE_IN_TIME = "DONE_IN_TIME"
    DONE_LATE = "DONE_LATE"
    OVERDUE = "OVERDUE"
    TO_COME = "TO_COME"


COMPLETED = (ItemState.DONE_IN_TIME, ItemState.DONE_LATE)


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One step of one campaign: the day that was planned for it, and the day it was done."""

    campaign: str  # its code
    step: str  # the code of its words
    planned: date
    completed: date | None = None

    def state(self, on: date) -> ItemState:
        """Return where it stands on a day; it is due to the end of the day planned."""
        if self.completed:
            return ItemState.DONE_LATE if self.completed > self.planned else ItemState.DONE_IN_TIME
        return ItemState.OVERDUE if on > self.planned else ItemState.TO_COME

    def days_late(self, on: date) -> int:
        """Return by how many days it was done, or is, after the day planned; 0 in time."""
        return max(0, ((self.completed or on) - self.planned).days)


def by_campaign(items: Iterable[ProgrammeItem], on: date) -> dict[str, Counter[ItemState]]:
    """Return for each campaign, in the order of the items, how many stand where."""
    counts: dict[str, Counter[ItemState]] = {}
    for item in items:
        counts.setdefault(item.campaign, Counter())[item.state(on)] += 1
    return counts


def completed_and_due(counts: Mapping[ItemState, int]) -> tuple[int, int]:
    """Return how many items are done, and how many were due: done, or their day has passed."""
    completed = sum(counts.get(state, 0) for state in COMPLETED)
    return completed, completed + counts.get(ItemState.OVERDUE, 0)
