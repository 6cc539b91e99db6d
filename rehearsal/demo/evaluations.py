"""The evaluations of the demonstration: months of some people, the year of each department.

Most agree with the yearly ratings of the sample's personnel records; a few do not, and are flagged.
"""

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from candidates.actions import evaluations
from candidates.actions.plan import SourceFile
from candidates.models import CadreRecord, RatingRecord
from candidates.rules.evaluations import MonthlyResult, UnitResult
from candidates.rules.raters import RaterSource
from exams.models import Unit
from exams.rules.enums import Rating
from rehearsal.clock import Clock
from rehearsal.people import People

FILE = "danh-gia-hang-thang.xlsx"
PEOPLE = 40  # who have months on record
USUAL = {Rating.EXCELLENT: 92, Rating.GOOD: 78, Rating.COMPLETED: 60, Rating.NOT_COMPLETED: 40}
LOWER = {"SKC", "SVT"}  # units rated below some who lead them
FEW_MONTHS, FEWER_POINTS, LOWER_MONTHS = 4, 9, 14  # whose lines do not agree, of each twenty


def keep_evaluations(accounts: People, clock: Clock) -> None:
    """Keep the months and the results of units of the latest year that is rated."""
    ratings = RatingRecord.objects.filter(withdrawn=False).order_by("-year", "cadre__citizen_id")
    latest = ratings.values_list("year", flat=True)[0]
    rated = ratings.filter(year=latest).select_related("cadre")[:PEOPLE]
    months = [
        result
        for number, each in enumerate(rated)
        for result in _by_raters(each.cadre, latest, Rating(each.rating), number % 20)
    ]
    evaluations.keep(
        evaluations=[*months, *_units(latest)],
        findings=[],
        source=SourceFile(FILE, sha256(FILE.encode()).hexdigest()),
        by=accounts.planner,
        at=clock.at,
    )


def _by_raters(cadre: CadreRecord, year: int, rating: Rating, number: int) -> list[MonthlyResult]:
    """Return the months of a person; of whom has fewer points, what they say themselves as well."""
    months = _months(cadre, year, rating, number)
    if number != FEWER_POINTS:
        return months
    own = Decimal(USUAL[rating] + 2)
    return [*months, *(replace(each, points=own, source=RaterSource.SELF) for each in months)]


def _months(cadre: CadreRecord, year: int, rating: Rating, number: int) -> list[MonthlyResult]:
    usual = USUAL[rating] - (15 if number == FEWER_POINTS else 0)
    lower = Rating.COMPLETED if number == LOWER_MONTHS else rating
    return [
        MonthlyResult(
            citizen_id=cadre.citizen_id,
            name=cadre.name,
            year=year,
            month=month,
            points=Decimal(usual + month % 4),
            rating=lower if month > 4 else rating,
            unit=cadre.unit,
            unit_name=cadre.unit_name,
        )
        for month in range(1, 10 if number == FEW_MONTHS else 13)
    ]


def _units(year: int) -> list[UnitResult]:
    led = Unit.objects.filter(code__startswith="S").order_by("code")
    return [
        UnitResult(
            unit=unit.code,
            year=year,
            rating=Rating.GOOD if unit.code in LOWER else Rating.EXCELLENT,
            document=f"{number:02}/KL-BTV",
        )
        for number, unit in enumerate(led, start=1)
    ]
