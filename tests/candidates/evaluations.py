"""Evaluations for tests: a file of months and of units, kept by the planning officer."""

from decimal import Decimal

from candidates.actions import evaluations
from candidates.actions.plan import SourceFile
from candidates.models import CadreRecord
from candidates.rules.evaluations import MonthlyResult, UnitResult
from exams.rules.enums import Rating
from tests.actions import LATE, person_named

SOURCE = SourceFile("dg.xlsx", "3" * 64)


def month(number, month=1, points=80, rating=None, year=2025, **changes):
    points = None if points is None else Decimal(points)
    return MonthlyResult(number, "Nguyễn An", year, month, points, rating, **changes)


def year_of(number, points=80, months=12, year=2025):
    return [month(number, each, points, year=year) for each in range(1, months + 1)]


def unit(code, rating=Rating.COMPLETED, year=2025, document=""):
    return UnitResult(code, year, rating, document)


def keep(*results, findings=(), by=None, **options):
    return evaluations.keep(
        evaluations=results,
        findings=findings,
        source=SOURCE,
        by=by or person_named("quy-hoach"),
        at=LATE,
        **options,
    )


def rated(rating=Rating.GOOD, year=2025, **narrowed):
    """Return somebody of the sample who has this rating."""
    people = CadreRecord.objects.filter(ratings__rating=rating, ratings__year=year, **narrowed)
    return people.first()
