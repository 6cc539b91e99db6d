"""Gather what a yearly rating is set against, and return what is flagged; reads only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from django.db.models import DateField, QuerySet, Value

from candidates.models import (
    CadreRecord,
    MonthlyEvaluation,
    PartyRatingRecord,
    PeriodRecord,
    RatingRecord,
    UnitEvaluation,
)
from candidates.rules.evaluation_flags import Flag, Leadership, RatedYear, flags_of, unit_led
from candidates.rules.evaluation_rules import EvaluationRules
from candidates.rules.facts import PeriodKind
from candidates.rules.raters import OtherRater, RaterSource, others_of
from exams.models import Rank, Unit
from exams.rules.enums import Level, Rating

PersonYear = tuple[str, int]  # citizen number and year; of a unit, its code and year


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose ratings are looked at, and of which year; nothing said is everybody and every year."""

    citizen_id: str = ""
    year: int | None = None

    def narrowed(self, rows: QuerySet[Any], number: str) -> QuerySet[Any]:
        """Return the rows of this person and year; `number` is their column of the number."""
        if self.citizen_id:
            rows = rows.filter(**{number: self.citizen_id})
        return rows.filter(year=self.year) if self.year else rows


def flagged(scope: Scope, rules: EvaluationRules) -> dict[str, tuple[Flag, ...]]:
    """Return the flags of everybody who has any, by citizen number, in the order of names."""
    flags: defaultdict[str, tuple[Flag, ...]] = defaultdict(tuple)
    for number, rated in _rated_years(scope, rules.unit_result_levels):
        if of_year := flags_of(rated, rules):
            flags[number] += of_year
    return dict(flags)


def _rated_years(scope: Scope, levels: Sequence[Level]) -> list[tuple[str, RatedYear]]:
    """Return every yearly rating with what else is on record of that year."""
    months, party = _months(scope), _party_ratings(scope)
    results, units = _unit_results(scope), _units_led(scope, levels)
    return [
        (
            number,
            RatedYear(
                year,
                Rating(rating),
                party_rating=party.get((number, year)),
                **months.get((number, year), {}),
                **results.get((unit_led(units[number], year), year), {}),
            ),
        )
        for number, year, rating in _ratings(scope)
    ]


def _ratings(scope: Scope) -> QuerySet[Any, tuple[str, int, str]]:
    rows = scope.narrowed(RatingRecord.objects.filter(withdrawn=False), "cadre__citizen_id")
    in_order = rows.order_by("cadre__sort_key", "cadre__citizen_id", "year")
    return in_order.values_list("cadre__citizen_id", "year", "rating")


def _party_ratings(scope: Scope) -> Mapping[PersonYear, Rating]:
    rows = scope.narrowed(PartyRatingRecord.objects.filter(withdrawn=False), "cadre__citizen_id")
    columns = rows.values_list("cadre__citizen_id", "year", "rating")
    return {(number, year): Rating(rating) for number, year, rating in columns}


def _months(scope: Scope) -> Mapping[PersonYear, dict[str, Any]]:
    """Return how many months are on record of each year, with their points and their ratings.

    By the source competent to evaluate; what others say of the year stands beside.
    """
    rows = scope.narrowed(MonthlyEvaluation.objects.filter(withdrawn=False), "citizen_id")
    months: defaultdict[PersonYear, dict[str, Any]] = defaultdict(
        lambda: {"months": 0, "points": (), "monthly": ()}
    )
    columns = ("citizen_id", "year", "points", "rating")
    for number, year, points, rating in rows.filter(source="").values_list(*columns):
        facts = months[number, year]
        facts["months"] += 1
        facts["points"] += () if points is None else (points,)
        facts["monthly"] += (Rating(rating),) if rating else ()
    for key, others in _other_raters(rows.exclude(source="")).items():
        months[key]["others"] = others
    return months


def _other_raters(rows: QuerySet[Any]) -> Mapping[PersonYear, tuple[OtherRater, ...]]:
    by_year: defaultdict[PersonYear, list[tuple[RaterSource, Decimal | None]]] = defaultdict(list)
    for number, year, source, points in rows.values_list("citizen_id", "year", "source", "points"):
        by_year[number, year].append((RaterSource(source), points))
    return {key: others_of(months) for key, months in by_year.items()}


def _unit_results(scope: Scope) -> Mapping[PersonYear, dict[str, Any]]:
    """Return, by the code of a unit and the year, what it is called and how it was rated."""
    names = dict(Unit.objects.values_list("code", "name"))
    rows = UnitEvaluation.objects.filter(withdrawn=False)
    rows = rows.filter(year=scope.year) if scope.year else rows
    return {
        (unit, year): {"unit": names.get(unit, unit), "unit_rating": Rating(rating)}
        for unit, year, rating in rows.values_list("unit", "year", "rating")
    }


def _units_led(scope: Scope, levels: Sequence[Level]) -> defaultdict[str, list[Leadership]]:
    """Return which units people led and when, by their periods of work and their present post.

    Only posts of these levels lead a unit. Who is seconded leads in the unit that sent them.
    """
    ranks = Rank.objects.filter(level__in=levels).values("code")
    people = CadreRecord.objects.filter(rank__in=ranks).exclude(in_post_since=None)
    periods = PeriodRecord.objects.filter(withdrawn=False, rank__in=ranks)
    periods = periods.exclude(kind=PeriodKind.SECONDED)
    if scope.citizen_id:
        people = people.filter(citizen_id=scope.citizen_id)
        periods = periods.filter(cadre__citizen_id=scope.citizen_id)
    led: defaultdict[str, list[Leadership]] = defaultdict(list)
    of_periods = periods.values_list("cadre__citizen_id", "starts_on", "ends_on", "unit")
    now = people.annotate(ends_on=Value(None, DateField()))
    of_posts = now.values_list("citizen_id", "in_post_since", "ends_on", "unit")
    for number, *time in chain(of_posts, of_periods):
        led[number].append(Leadership(*time))
    return led
