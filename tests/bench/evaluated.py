"""Fill a scratch database with people who were rated for a year, and with months of that year."""

from datetime import date
from decimal import Decimal

from candidates.models import CadreRecord, MonthlyEvaluation, RatingRecord
from tests.bench.stock import Stock, keep

MONTHS = 5  # of each person: 100,000 evaluations of 20,000 people
FLAGGED = 8  # one of so many has points below what the rating asks
YEAR = 2025


def evaluated(stock: Stock, size: int) -> None:
    """Rate so many people for a year, each with months of it."""
    people = [
        CadreRecord(
            citizen_id=f"0011{n:08d}", name=f"Nguyễn Thị Cán Bộ {n}", born=date(1980, 1, 1),
            sex="F", sort_key=f"nguyen thi can bo {n:06}",
            fold=f"nguyen thi can bo {n}", theory="INTERMEDIATE", current_post="Trưởng phòng",
        )
        for n in range(size)
    ]  # fmt: skip
    keep(people, stock.now)
    keep([RatingRecord(cadre=each, year=YEAR, rating="COMPLETED") for each in people], stock.now)
    months = [
        MonthlyEvaluation(
            citizen_id=person.citizen_id, name=person.name, year=YEAR, month=month,
            points=Decimal(60 if n % FLAGGED else 40), file_name="dg.xlsx", imported_at=stock.now,
        )
        for n, person in enumerate(people)
        for month in range(1, MONTHS + 1)
    ]  # fmt: skip
    keep(months, stock.now)
