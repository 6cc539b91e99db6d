"""How the seats of the catalogue are filled, unit by unit: too few, too many, as there should be.

Source: regulations 1.4 (52): cadres are arranged reasonably; surplus and shortage are mended.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

Slot = tuple[str, str]  # code of a unit, title of a post as it is compared


@dataclass(frozen=True, slots=True)
class UnitSeats:
    """One unit: seats of its posts, people in them, how many too few or too many.

    Who is too many in one post makes good for nobody who is missing in another. `elsewhere` hold
    titles that the catalogue does not have in the unit.
    """

    unit: str
    seats: int
    holders: int
    missing: int
    surplus: int
    elsewhere: int


def seats_by_unit(
    posts: Iterable[tuple[str, str, int]], holders: Iterable[Slot]
) -> list[UnitSeats]:
    """Return the seats of each unit that has posts, in the order of their codes.

    `posts`: unit, title, seats; `holders`: unit and title of each person in office.
    """
    seats: Counter[Slot] = Counter()
    for unit, title, number in posts:
        seats[unit, title] += number
    people = Counter(holders)
    units = sorted({unit for unit, _title in seats})
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
        sum(number for slot, number in people.items() if slot[0] == unit and slot not in seats),
    )
