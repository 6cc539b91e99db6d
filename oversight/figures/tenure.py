"""How long people have been in one post: years on a day, and who is near or beyond two terms.

Source: regulations 1.4 (49): eight consecutive years or more in one post are avoided.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from exams.rules.months import add_months, completed_years

BOUNDS = (3, 5, 8)  # years from which the next band begins
TWO_TERMS = 8
SOON = 12  # months before two terms are full


def bands_of_tenure(since: Iterable[date | None], on: date) -> tuple[int, ...]:
    """Return how many have been in their post for less than each bound, for more, and unknown.

    Units: years that were completed on a day.
    """
    counts = [0] * (len(BOUNDS) + 2)
    for day in since:
        counts[_band(day, on)] += 1
    return tuple(counts)


def _band(day: date | None, on: date) -> int:
    if day is None:
        return len(BOUNDS) + 1
    years = completed_years(day, on)
    return sum(years >= bound for bound in BOUNDS)


def long_in_post(
    since: Iterable[tuple[str, date | None]], on: date
) -> tuple[Sequence[str], Sequence[str]]:
    """Return who has been in one post for two terms, and who will have within twelve months.

    `since`: of whom, and from which day on; the longest come first.
    """
    dated = sorted((day, number) for number, day in since if day is not None)
    full = [(add_months(day, TWO_TERMS * 12), number) for day, number in dated]
    over = [number for day, number in full if day <= on]
    soon = [number for day, number in full if on < day <= add_months(on, SOON)]
    return over, soon
