from django.db import models

from audit.models import Protected
from candidates.models.application import Application


class PlanningMatch(Protected):
    """The planning officer's word of who in the planning list somebody is; the last one counts."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="planning_matches"
    )
    citizen_id = models.CharField(max_length=12, blank=True)  # as the list has it; empty: nobody
    basis = models.CharField(max_length=200)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "event__seq"]

    def __str__(self) -> str:
        return f"planning match of {self.application}"
