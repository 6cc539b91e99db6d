"""How many leaders were rotated in each year, against all who lead now (regulations 1.4, 50)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date


def rotated_by_year(
    leaders: Collection[str], rotations: Iterable[tuple[str, date]], years: Sequence[int]
) -> list[tuple[int, int]]:
    """Return (year, people) for each of these years, in their order.

    `rotations`: of whom, and the day on which a period that is a rotation began. Whoever leads no
    more is not counted, and nobody twice in a year.
    """
    people: defaultdict[int, set[str]] = defaultdict(set)
    for number, day in rotations:
        if number in leaders:
            people[day.year].add(number)
    return [(year, len(people[year])) for year in years]
