"""Where a yearly rating does not agree with what else was evaluated: flags, which change nothing.

Source: regulations 1.3 (31 to 34), 6.3; annex ii A, in `evaluation_rules`. A year without any
month of the competent source on record is not set against its months.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from candidates.rules.evaluation_rules import EvaluationRules
from candidates.rules.findings import Figures, figures
from candidates.rules.raters import COMPETENT, OtherRater, RaterSource, mean_of
from exams.rules.enums import Rating


class FlagKind(StrEnum):
    """What does not agree with the yearly rating."""

    MEAN_BELOW = "FLAG_MEAN_BELOW"
    MEAN_ABOVE = "FLAG_MEAN_ABOVE"
    MONTHS_BELOW = "FLAG_MONTHS_BELOW"
    MONTHS_MISSING = "FLAG_MONTHS_MISSING"
    ABOVE_UNIT = "FLAG_ABOVE_UNIT"
    PARTY_DIFFERS = "FLAG_PARTY_DIFFERS"


@dataclass(frozen=True, slots=True)
class RatedYear:
    """A yearly rating of a person, and what else is on record of that year.

    `points` and `monthly` are of the months that have points, or a rating, by the source competent
    to evaluate; `others` stand beside. `unit` is the unit led at the end of the year, with its
    result as a whole.
    """

    year: int
    rating: Rating
    months: int = 0
    points: tuple[Decimal, ...] = ()
    monthly: tuple[Rating, ...] = ()
    unit: str = ""
    unit_rating: Rating | None = None
    party_rating: Rating | None = None
    others: tuple[OtherRater, ...] = ()


@dataclass(frozen=True, slots=True)
class Leadership:
    """A time at the head, or as a deputy, of a unit; `ends_on` as of a period of work."""

    starts_on: date
    ends_on: date | None
    unit: str  # code


def unit_led(times: Iterable[Leadership], year: int) -> str:
    """Return the unit that was led on the last day of a year, empty where none was."""
    on = date(year, 12, 31)
    running = [
        time
        for time in times
        if time.starts_on <= on and (time.ends_on is None or time.ends_on > on)
    ]
    latest = max(running, key=lambda time: time.starts_on, default=None)
    return latest.unit if latest else ""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something for a person to look at, with the figures that show it.

    `source`: whose months it rests on, None where on none; `others`: what stands beside them.
    """

    kind: FlagKind
    year: int
    figures: Figures
    source: RaterSource | None = None
    others: tuple[OtherRater, ...] = ()


def flags_of(rated: RatedYear, rules: EvaluationRules) -> tuple[Flag, ...]:
    """Return everything that does not agree with one yearly rating."""
    return tuple(flag for find in _FINDERS for flag in find(rated, rules))


def _of_months(kind: FlagKind, rated: RatedYear, facts: Figures) -> Flag:
    """Return a flag that rests on the months of the competent source."""
    return Flag(kind, rated.year, facts, COMPETENT, rated.others)


def _mean(rated: RatedYear, rules: EvaluationRules) -> Iterable[Flag]:
    """Flag a mean below what the rating asks, or one that reaches a higher rating."""
    if not rated.points:
        return
    mean, least = mean_of(rated.points), dict(rules.points_least)
    facts = figures(rating=rated.rating, mean=str(mean), rated_months=len(rated.points))
    asked = least.get(rated.rating, 0)
    higher = [rating for rating in least if _order(rating) > _order(rated.rating)]
    reached = max((each for each in higher if mean >= least[each]), key=_order, default=None)
    if mean < asked:
        yield _of_months(FlagKind.MEAN_BELOW, rated, facts + figures(points_asked=asked))
    elif reached:
        more = figures(points_asked=least[reached], reached=reached)
        yield _of_months(FlagKind.MEAN_ABOVE, rated, facts + more)


def _months_below(rated: RatedYear, rules: EvaluationRules) -> Iterable[Flag]:
    """Flag months rated below the year, where they are more than the share that is let pass."""
    total = len(rated.monthly)
    below = sum(_order(each) < _order(rated.rating) for each in rated.monthly)
    if total and below * 100 > rules.below_share * total:
        facts = figures(rating=rated.rating, below=below, rated_months=total)
        share = figures(share_asked=rules.below_share)
        yield _of_months(FlagKind.MONTHS_BELOW, rated, facts + share)


def _months_missing(rated: RatedYear, rules: EvaluationRules) -> Iterable[Flag]:
    """Flag a rating that rests on fewer months than it should."""
    if 0 < rated.months < rules.months_least:
        facts = figures(rating=rated.rating, months=rated.months, required=rules.months_least)
        yield _of_months(FlagKind.MONTHS_MISSING, rated, facts)


def _above_unit(rated: RatedYear, rules: EvaluationRules) -> Iterable[Flag]:
    """Flag a leader who is rated above the unit as a whole."""
    if rated.unit_rating is None:
        return
    if _order(rated.rating) - _order(rated.unit_rating) > rules.above_unit_levels:
        facts = figures(rating=rated.rating, unit=rated.unit, unit_rating=rated.unit_rating)
        yield Flag(FlagKind.ABOVE_UNIT, rated.year, facts)


def _party(rated: RatedYear, rules: EvaluationRules) -> Iterable[Flag]:
    """Flag a rating as a Party member that is another than the yearly rating."""
    if rated.party_rating is not None and rated.party_rating != rated.rating:
        facts = figures(rating=rated.rating, party_rating=rated.party_rating)
        yield Flag(FlagKind.PARTY_DIFFERS, rated.year, facts)


_Finder = Callable[[RatedYear, EvaluationRules], Iterable[Flag]]
_FINDERS: tuple[_Finder, ...] = (_mean, _months_below, _months_missing, _above_unit, _party)


def _order(rating: Rating) -> int:
    return list(Rating).index(rating)
