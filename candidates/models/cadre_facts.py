"""What is known of a person line by line: periods, degrees, ratings, disciplines, statuses.

One row each, replaced as a whole.
"""

from django.db import models

from audit.models import Protected
from candidates.rules.facts import Degree, Discipline, Period, PeriodKind, SpecialStatus
from candidates.rules.trainings import Training, TrainingKind
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import DegreeLevel, DisciplineForm, Rating


class _Fact(Protected):
    """One line of a person's record; `withdrawn` when a later import no longer has it."""

    withdrawn = models.BooleanField(default=False)

    class Meta:
        abstract = True


class PeriodRecord(_Fact):
    cadre = models.ForeignKey(
        "candidates.CadreRecord", on_delete=models.PROTECT, related_name="periods"
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    post = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=20, blank=True)
    rank = models.CharField(max_length=20, blank=True)
    field = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in PeriodKind])
    ended_by_discipline = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_on", "pk"]
        indexes = [
            models.Index(fields=["ver"], condition=models.Q(ver__gt=1), name="periods_changed")
        ]

    def __str__(self) -> str:
        return f"period from {self.starts_on}"

    def as_fact(self) -> Period:
        return Period(
            self.starts_on,
            self.ends_on,
            self.rank,
            self.unit,
            self.field,
            PeriodKind(self.kind),
            self.ended_by_discipline,
            self.post,
        )


class DegreeRecord(_Fact):
    cadre = models.ForeignKey(
        "candidates.CadreRecord", on_delete=models.PROTECT, related_name="degrees"
    )
    level = models.CharField(max_length=12, choices=[(level, level) for level in DegreeLevel])
    speciality = models.CharField(max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    passed_as = models.CharField(max_length=20, blank=True, choices=[(e, e) for e in DegreeClass])

    class Meta:
        ordering = ["year", "pk"]
        indexes = [models.Index(fields=["ver"], name="degrees_by_ver")]

    def __str__(self) -> str:
        return f"{self.level} {self.speciality}"

    def as_fact(self) -> Degree:
        passed_as = self.passed_as and DegreeClass(self.passed_as)
        return Degree(DegreeLevel(self.level), self.speciality, self.year, passed_as)


class _YearlyRating(_Fact):
    year = models.PositiveSmallIntegerField()
    rating = models.CharField(max_length=14, choices=[(rating, rating) for rating in Rating])

    class Meta:
        abstract = True
        ordering = ["year"]

    def __str__(self) -> str:
        return f"{self.year} {self.rating}"

    def as_fact(self) -> tuple[int, Rating]:
        return (self.year, Rating(self.rating))


class RatingRecord(_YearlyRating):
    cadre = models.ForeignKey(
        "candidates.CadreRecord", on_delete=models.PROTECT, related_name="ratings"
    )

    class Meta(_YearlyRating.Meta):
        indexes = [
            models.Index(fields=["ver"], condition=models.Q(ver__gt=1), name="ratings_changed")
        ]


class PartyRatingRecord(_YearlyRating):
    """How somebody was rated for a year as a member of the Party."""

    cadre = models.ForeignKey(
        "candidates.CadreRecord", on_delete=models.PROTECT, related_name="party_ratings"
    )

    class Meta(_YearlyRating.Meta):
        indexes = [
            models.Index(fields=["ver"], condition=models.Q(ver__gt=1), name="party_changed")
        ]


class DisciplineRecord(_Fact):
    cadre = models.ForeignKey(
        "candidates.CadreRecord", on_delete=models.PROTECT, related_name="disciplines"
    )
    form = models.CharField(max_length=12, choices=[(form, form) for form in DisciplineForm])
    kind = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField()

    class Meta:
        ordering = ["decided_on"]

    def __str__(self) -> str:
        return f"{self.form} {self.decided_on}"

    def as_fact(self) -> Discipline:
        return Discipline(DisciplineForm(self.form), self.decided_on, self.number, self.kind)


class StatusRecord(_Fact):
    cadre = models.ForeignKey(
        "candidates.CadreRecord", on_delete=models.PROTECT, related_name="statuses"
    )
    code = models.CharField(max_length=40)
    text = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    document = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_on"]

    def __str__(self) -> str:
        return f"{self.code} from {self.starts_on}"

    def as_fact(self) -> SpecialStatus:
        return SpecialStatus(self.code, self.starts_on, self.ends_on, self.text, self.document)


class TrainingRecord(_Fact):
    """A course that somebody finished."""

    cadre = models.ForeignKey(
        "candidates.CadreRecord", on_delete=models.PROTECT, related_name="trainings"
    )
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in TrainingKind])
    course = models.CharField(max_length=200)
    institution = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True)
    ended_on = models.DateField()
    certificate = models.CharField(max_length=80, blank=True)
    certified_on = models.DateField(null=True)

    class Meta:
        ordering = ["-ended_on", "course", "pk"]
        indexes = [models.Index(fields=["ver"], name="trainings_by_ver")]

    def __str__(self) -> str:
        return f"training to {self.ended_on}"

    def as_fact(self) -> Training:
        return Training(
            TrainingKind(self.kind),
            self.course,
            self.ended_on,
            self.starts_on,
            self.institution,
            self.certificate,
            self.certified_on,
        )


FACTS = {
    "periods": PeriodRecord,
    "degrees": DegreeRecord,
    "ratings": RatingRecord,
    "party_ratings": PartyRatingRecord,
    "disciplines": DisciplineRecord,
    "statuses": StatusRecord,
    "trainings": TrainingRecord,
}
