from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.db import models

from audit.models import Protected
from exams.models.campaign import Campaign
from exams.rules.cost_plans import CostLine, total_of


class CostPlan(Protected):
    """A version of the cost plan of a campaign; the last one counts, and every one stays.

    `lines` are those of `CostLine`, in whole đồng; without number and day it is not approved yet.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="cost_plans")
    version = models.PositiveSmallIntegerField()
    lines = models.JSONField()
    source = models.CharField(max_length=300)  # of the money, in words
    document = models.CharField(max_length=120, blank=True)  # that approves it
    decided_on = models.DateField(null=True)
    reason = models.CharField(max_length=1000, blank=True)  # for a later version
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["campaign", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "version"], name="cost_plan_versions")
        ]

    def __str__(self) -> str:
        return f"{self.campaign} v{self.version}"

    @property
    def cost_lines(self) -> tuple[CostLine, ...]:
        """Return the lines as the rules reckon with them."""
        return tuple(CostLine(**line) for line in self.lines)

    @property
    def total(self) -> int:
        """Return what the plan comes to, in đồng."""
        return total_of(self.cost_lines)


def stored_lines(lines: Any) -> list[dict[str, Any]]:
    """Return lines as a plan stores them."""
    return [asdict(line) for line in lines]
