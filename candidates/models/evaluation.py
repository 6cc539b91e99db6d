"""What evaluation says month by month of a person, and year by year of a unit as a whole.

A line that a later file corrects stays, `withdrawn`; of a month or a year one line counts,
of a month one of each source.
"""

from django.db import models

from audit.models import Protected
from candidates.rules.evaluations import MonthlyResult, UnitResult
from candidates.rules.raters import COMPETENT, RaterSource
from exams.rules.enums import Rating

RATINGS = [(rating, rating) for rating in Rating]


class _Evaluation(Protected):
    """Of which year, and out of which file."""

    year = models.PositiveSmallIntegerField()
    rating = models.CharField(max_length=14, choices=RATINGS, blank=True)
    file_name = models.CharField(max_length=200)
    imported_at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        abstract = True


class MonthlyEvaluation(_Evaluation):
    """One month of one person by one source: points of 100, a rating, or both."""

    citizen_id = models.CharField(max_length=12, db_index=True)
    name = models.CharField(max_length=120, blank=True)
    month = models.PositiveSmallIntegerField()
    points = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    unit = models.CharField(max_length=20, blank=True)
    unit_name = models.CharField(max_length=200, blank=True)
    source = models.CharField(  # empty: the one competent to evaluate
        max_length=12, blank=True, choices=[(source, source) for source in RaterSource]
    )

    class Meta:
        ordering = ["citizen_id", "year", "month", "source"]
        indexes = [
            models.Index(fields=["year", "citizen_id"], name="monthly_by_year"),
            models.Index(fields=["ver"], condition=models.Q(ver__gt=1), name="monthly_changed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["citizen_id", "year", "month", "source"],
                condition=models.Q(withdrawn=False),
                name="one_evaluation_per_person_and_month",
            )
        ]

    def __str__(self) -> str:
        return f"evaluation of {self.year}-{self.month:02}"

    @property
    def rater(self) -> RaterSource:
        """Return who evaluated."""
        return RaterSource(self.source) if self.source else COMPETENT

    def as_result(self) -> MonthlyResult:
        return MonthlyResult(
            citizen_id=self.citizen_id,
            name=self.name,
            year=self.year,
            month=self.month,
            points=self.points,
            rating=Rating(self.rating) if self.rating else None,
            unit=self.unit,
            unit_name=self.unit_name,
            source=self.rater,
        )


class UnitEvaluation(_Evaluation):
    """How a unit as a whole was rated for a year."""

    unit = models.CharField(max_length=20, db_index=True)
    document = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["unit", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"],
                condition=models.Q(withdrawn=False),
                name="one_result_per_unit_and_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"

    def as_result(self) -> UnitResult:
        return UnitResult(self.unit, self.year, Rating(self.rating), self.document)
