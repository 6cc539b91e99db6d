from django.db import models

from audit.models import Protected
from exams.models.campaign import Announcement
from exams.rules.enums import ChannelKind


class Posting(Protected):
    """Where and when an announcement was posted, with what proves it: an address, an issue."""

    announcement = models.ForeignKey(
        Announcement, on_delete=models.PROTECT, related_name="postings"
    )
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in ChannelKind])
    name = models.CharField(max_length=120)  # of the portal or the medium
    posted_on = models.DateField()
    evidence = models.CharField(max_length=300)

    class Meta:
        ordering = ["posted_on", "kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "kind", "name"], name="one_posting_per_channel"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
