from django.db import models

from audit.models import Protected
from exams.rules.calendar import DayKind
from exams.rules.enums import Level, Theory
from exams.rules.team_targets import UnitKind, kind_of_unit


class Unit(Protected):
    """An agency or unit: where posts are, and where people work."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    plans = models.BooleanField(default=True)  # has posts in the planning list
    kind = models.CharField(max_length=12, blank=True, choices=[(kind, kind) for kind in UnitKind])
    authority = models.CharField(max_length=200, blank=True)  # who decides on its leaders

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_or_by_name(self) -> UnitKind:
        """The kind that was entered; where none was, the one its name tells."""
        return UnitKind(self.kind) if self.kind else kind_of_unit(self.name)


class Rank(Protected):
    """A rung of the title ladder; a higher order is a higher rank."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=12, choices=[(level, level) for level in Level])
    prefixes = models.JSONField(default=list)  # beginnings of current-post texts

    class Meta:
        ordering = ["-order"]

    def __str__(self) -> str:
        return self.name


class Post(Protected):
    """A title in a unit, whether or not it is being filled."""

    code = models.CharField(max_length=20, unique=True)
    full_name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    rank = models.ForeignKey(Rank, on_delete=models.PROTECT, related_name="posts")
    approving_level = models.CharField(max_length=60)
    seats = models.PositiveSmallIntegerField(default=1)
    theory_min = models.CharField(max_length=12, choices=[(item, item) for item in Theory])
    specialities = models.JSONField(default=list)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.full_name


class Equivalence(Protected):
    """A group of posts that count as equivalent to each other."""

    code = models.CharField(max_length=20, unique=True)
    posts = models.JSONField(default=list)  # codes

    def __str__(self) -> str:
        return self.code


class Holiday(Protected):
    """A day off, or a Saturday worked to make up for one (decided yearly)."""

    date = models.DateField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in DayKind])
    withdrawn = models.BooleanField(default=False)  # struck from the table, kept on record

    class Meta:
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["date"],
                condition=models.Q(withdrawn=False),
                name="one_standing_line_per_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"
