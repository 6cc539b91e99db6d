"""What is flagged of everybody's ratings of a year: worked out once for each state of the facts."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace

from audit.actions.row_versions import version_of_tables
from candidates.actions.evaluation_flags import Scope, flagged
from candidates.models import (
    CadreRecord,
    MonthlyEvaluation,
    PartyRatingRecord,
    PeriodRecord,
    RatingRecord,
    UnitEvaluation,
)
from candidates.rules.evaluation_flags import Flag
from candidates.rules.evaluation_rules import EvaluationRules
from candidates.rules.evaluations import UnitResult
from exams.models import Rank, Unit
from exams.rules.names import fold
from web.recent import Recent

OF_PEOPLE = (CadreRecord, RatingRecord, PartyRatingRecord, PeriodRecord, MonthlyEvaluation)
READ = (*OF_PEOPLE, UnitEvaluation, Unit, Rank)


@dataclass(frozen=True, slots=True)
class FlaggedPerson:
    """Something flagged of a person; `fold` is their name to search by."""

    citizen_id: str
    fold: str
    flag: Flag


@dataclass(frozen=True, slots=True)
class FlaggedYear:
    """What is flagged of a year, in the order of names, and of how many what is on record."""

    flags: tuple[FlaggedPerson, ...]
    rated: int
    monthly: int
    units: tuple[UnitResult, ...]  # each with the name of its unit in place of the code

    def narrowed(self, name: str = "", kind: str = "") -> tuple[FlaggedPerson, ...]:
        """Return what is flagged of one kind, of whom bears the name, a part of it, or number."""
        if not (name or kind):
            return self.flags
        part, number = fold(name), name.strip()
        return tuple(
            each
            for each in self.flags
            if (not kind or each.flag.kind == kind)
            and (not name or part in each.fold or number == each.citizen_id)
        )


recent_years: Recent[tuple[int, ...]] = Recent(most_rows=1000, rows_of=len)
recent_flags: Recent[FlaggedYear] = Recent(
    most_rows=100_000, rows_of=lambda of_year: 1 + len(of_year.flags)
)


def facts_version() -> Hashable:
    """Return what changes with every row that flags are worked out from."""
    return version_of_tables(READ)


def rated_years(facts: Hashable) -> tuple[int, ...]:
    """Return the years of which anybody has a yearly rating, the latest first.

    `facts` is the `facts_version` that the reader's request began with; what is read while somebody
    writes is shown once and not kept.
    """
    rated = RatingRecord.objects.filter(withdrawn=False).order_by("-year")
    years = rated.values_list("year", flat=True).distinct()
    return recent_years.value_of(facts, facts_version, lambda: tuple(years))


def flags_of_year(year: int, rules: EvaluationRules, facts: Hashable) -> FlaggedYear:
    """Return what is flagged of a year by these rules; `facts` as of `rated_years`."""
    return recent_flags.value_of(
        (year, rules, facts),
        lambda: (year, rules, facts_version()),
        lambda: _flagged(year, rules),
    )


def _flagged(year: int, rules: EvaluationRules) -> FlaggedYear:
    names = dict(CadreRecord.objects.order_by().values_list("citizen_id", "fold"))
    rated = RatingRecord.objects.filter(withdrawn=False, year=year)
    months = MonthlyEvaluation.objects.filter(withdrawn=False, year=year)
    return FlaggedYear(
        flags=tuple(
            FlaggedPerson(number, names.get(number, ""), flag)
            for number, flags in flagged(Scope(year=year), rules).items()
            for flag in flags
        ),
        rated=rated.order_by().values("cadre").distinct().count(),
        monthly=months.order_by().values("citizen_id").distinct().count(),
        units=tuple(_results_of_units(year)),
    )


def _results_of_units(year: int) -> Iterator[UnitResult]:
    """Yield the results of units in a year, each with the name of its unit in place of its code."""
    names = dict(Unit.objects.values_list("code", "name"))
    for row in UnitEvaluation.objects.filter(withdrawn=False, year=year):
        yield replace(row.as_result(), unit=names.get(row.unit, row.unit))
