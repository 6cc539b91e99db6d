from django.db import models

from audit.models import Protected
from exams.models import Campaign


class DryRun(Protected):
    """A rehearsal of a campaign's regulations with invented people: what it came to.

    Its database is deleted; of the campaign itself nothing is read or written but the regulations.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="dry_runs")
    profile = models.CharField(max_length=80)
    report = models.JSONField()  # rehearsal/report.py
    held_at = models.DateTimeField()

    class Meta:
        ordering = ["-held_at"]

    def __str__(self) -> str:
        return f"dry run of {self.campaign_id}"
