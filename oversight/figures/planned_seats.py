"""How many are planned for how many seats, and whose studies suit (1.2, 26; 1.4, 51)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count

from candidates.models import PlanningList
from exams.models import Post
from exams.rules.scale import half_up
from exams.rules.specialities import suits_post


@dataclass(frozen=True, slots=True)
class PlannedSeats:
    """Of a unit: the seats of its posts that are planned for, who is planned, whose study suits.

    A person counts once for each post. A post that names no speciality takes any.
    """

    unit: str
    seats: int
    people: int
    suited: int

    @property
    def coefficient(self) -> Decimal | None:
        """Return how many are planned for a seat, to two decimals; None where there is no seat."""
        return half_up(Decimal(self.people) / self.seats) if self.seats else None


def planned_seats(version: PlanningList, unit: str = "") -> list[PlannedSeats]:
    """Return the seats of each unit with who is planned for them by a version, not removed."""
    posts = {post.code: post for post in _posts(unit)}
    people: Counter[str] = Counter()
    suited: Counter[str] = Counter()
    for code, speciality, count in _counted(version, posts):
        people[posts[code].unit.code] += count
        is_suited = suits_post(speciality, posts[code].specialities)
        suited[posts[code].unit.code] += count if is_suited else 0
    seats: Counter[str] = Counter()
    for post in posts.values():
        seats[post.unit.code] += post.seats
    return [PlannedSeats(code, seats[code], people[code], suited[code]) for code in sorted(people)]


def specialities_of(version: PlanningList, unit: str = "") -> list[tuple[str, int]]:
    """Return how many are planned with each speciality, the most first; blank: none is named.

    Capitals do not matter; it is spelt as most lines spell it: Ngôn ngữ Anh, not Ngôn ngữ anh.
    """
    posts = {post.code: post for post in _posts(unit)}
    spelt: dict[str, Counter[str]] = {}
    for _code, speciality, count in _counted(version, posts):
        name = speciality.strip()
        spelt.setdefault(name.casefold(), Counter())[name[:1].upper() + name[1:]] += count
    counts = ((_usual(names), names.total()) for names in spelt.values())
    return sorted(counts, key=lambda each: (-each[1], each[0]))


def _usual(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))


def _posts(unit: str) -> Iterable[Post]:
    posts = Post.objects.select_related("unit").filter(unit__plans=True)
    return posts.filter(unit__code=unit) if unit else posts


def _counted(version: PlanningList, posts: Iterable[str]) -> Iterable[tuple[str, str, int]]:
    """Return how many are planned for each post with each speciality; one row of them for each."""
    entries = version.counted().filter(removed_on=None).order_by()
    grouped: Any = entries.values_list("post", "speciality").annotate(
        Count("citizen_id", distinct=True)
    )
    chosen = set(posts)
    return [row for row in grouped if row[0] in chosen]
