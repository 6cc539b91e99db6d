"""Ratings of the latest years, one after another, set against a minimum: E09, E25, E26.

Source: regulations 1.4 (37, 38, 40), 2.3 (5), 6.1, 6.3. Units: calendar years that end with the
latest rated year of the announcement.
"""

from collections.abc import Iterable
from typing import NamedTuple

from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre
from candidates.rules.findings import RuleResult, failed, figures, judged
from exams.rules.enums import Rating

NONE = "NONE"


class Asked(NamedTuple):
    """Each of how many years has to be rated at least how."""

    years: range
    minimum: Rating


def ratings(person: Cadre, conditions: Conditions) -> RuleResult:
    """E09. Each of the latest years was rated, and not below the minimum.

    Source: regulations 2.3 (5), 6.1, 6.3; annex ii A: rating_years, rating_min. Units: calendar
    years that end with the latest rated year of the announcement.
    """
    profile = conditions.profile
    asked = Asked(latest_years(conditions, profile.rating_years), profile.rating_min)
    return _judge("E09", person.ratings, asked)


def own_ratings(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E25. Each of the latest years was rated as the position asks, beside E09, if it asks it.

    Source: regulations 1.4 (37, 38). The position says of how many years, else the profile does.
    """
    minimum = conditions.position.rating_min
    if not minimum:
        return None
    return _judge("E25", person.ratings, Asked(own_years(conditions), minimum))


def party_ratings(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E26. Each of the latest years was rated so as a member of the Party, if the position asks.

    Source: regulations 1.3 (34), 1.4 (37, 38). Of as many years as E25.
    """
    minimum = conditions.position.party_rating_min
    if not minimum:
        return None
    return _judge("E26", person.party_ratings, Asked(own_years(conditions), minimum), "PARTY_")


def own_years(conditions: Conditions) -> range:
    """Return the years whose ratings the position itself asks."""
    own = conditions.position.rating_years
    return latest_years(conditions, own or conditions.profile.rating_years)


def latest_years(conditions: Conditions, count: int) -> range:
    """Return so many years, the last of them the latest rated one of the announcement."""
    latest = conditions.dates.latest_rated_year
    return range(latest - count + 1, latest + 1)


def _judge(
    rule: str, ratings: Iterable[tuple[int, Rating]], asked: Asked, whose: str = ""
) -> RuleResult:
    """Fail who was not rated in one of the years, or below the minimum in one."""
    by_year = dict(ratings)
    rated = [by_year.get(year) for year in asked.years]
    pairs = tuple((str(year), by_year.get(year, NONE)) for year in asked.years)
    pairs += figures(minimum=asked.minimum)
    if None in rated:
        return failed(rule, f"{whose}RATING_MISSING", pairs)
    order = list(Rating)
    enough = all(order.index(each) >= order.index(asked.minimum) for each in rated if each)
    return judged(rule, enough, f"{whose}RATING_BELOW_MINIMUM", pairs)
