from django.db import models

from audit.models import Protected
from exams.models.catalogue import Unit
from exams.rules.team_targets import TargetSubject, UnitKind


class TeamTarget(Protected):
    """A target of a year, in percent from and to; of one subject, year and kind the last holds.

    It asks units of a kind, or one unit by name, or every unit.
    """

    subject = models.CharField(max_length=20, choices=[(each, each) for each in TargetSubject])
    year = models.PositiveSmallIntegerField()
    unit_kind = models.CharField(  # empty: units of every kind
        max_length=12, blank=True, choices=[(kind, kind) for kind in UnitKind]
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    age_under = models.PositiveSmallIntegerField(null=True)  # of who counts as young
    at_least = models.PositiveSmallIntegerField()
    at_most = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=120)
    decided_on = models.DateField()
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)  # entered by mistake
    withdrawn_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-year", "subject", "unit_kind", "-entered_at", "-event__seq"]

    def __str__(self) -> str:
        return f"{self.subject} {self.year}"

    @property
    def range(self) -> str:
        """Return the range in percent, as it is read."""
        ends = dict.fromkeys((self.at_least, self.at_most))
        return "–".join(map(str, ends))

    @property
    def unit_kind_word(self) -> str:
        """Return the code whose word names the kind of units."""
        return f"UNITS_{self.unit_kind}"
