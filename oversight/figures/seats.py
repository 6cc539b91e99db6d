"""How the seats of the catalogue are filled, unit by unit: too few, too many, as there should be.

Source: regulations 1.4 (52): cadres are arranged reasonably; surplus and shortage are mended.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Slot = tuple[str, str]  # code of a unit, code of a rank


@dataclass(frozen=True, slots=True)
class UnitSeats:
    """One unit: seats of its posts, people in such ranks, and how many too few or too many.

    Who is too many in one rank makes good for nobody who is missing in another.
    """

    unit: str
    seats: int
    holders: int
    missing: int
    surplus: int


def seats_by_unit(
    posts: Iterable[tuple[str, str, int]], holders: Iterable[Slot]
) -> list[UnitSeats]:
    """Return the seats of each unit that has posts, in the order of their codes.

    `posts`: unit, rank, seats; `holders`: unit and rank of each person in office. Who is in a rank
    that no post of the unit has is not counted.
    """
    seats: Counter[Slot] = Counter()
    for unit, rank, number in posts:
        seats[unit, rank] += number
    people = Counter(slot for slot in holders if slot in seats)
    units = sorted({unit for unit, _rank in seats})
    return [_unit(unit, seats, people) for unit in units]


def _unit(unit: str, seats: Counter[Slot], people: Counter[Slot]) -> UnitSeats:
    own = [slot for slot in seats if slot[0] == unit]
    gaps = [seats[slot] - people[slot] for slot in own]
    return UnitSeats(
        unit,
        sum(seats[slot] for slot in own),
        sum(people[slot] for slot in own),
        sum(gap for gap in gaps if gap > 0),
        sum(-gap for gap in gaps if gap < 0),
    )
