from django.db import models

from audit.models import Protected
from exams.models import Campaign
from grading.models import Ranking


class Publication(Protected):
    """A list that was made public: exactly what it said, with its digest."""

    KINDS = ["ELIGIBLE", "PROVISIONAL", "REMARK", "OFFICIAL"]

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in KINDS])
    version = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60, blank=True)
    published_on = models.DateField()
    published_at = models.DateTimeField()
    ranking = models.ForeignKey(Ranking, on_delete=models.PROTECT, null=True, related_name="+")
    content = models.JSONField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["campaign", "published_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "kind", "version"], name="one_publication_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} v{self.version}"
