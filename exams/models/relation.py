"""What somebody who serves stated, and which candidate they do not touch."""

from django.conf import settings
from django.db import models

from audit.models import Protected
from exams.models.campaign import Campaign
from exams.models.entry import Entry


class Statement(Protected):
    """What somebody who sits in a body signed: beside what they declared, no relation at all.

    `names` is how many people had registered and stood before them, `digest` the list (SHA-256),
    `listed` its numbers (null: signed when these were not stored).
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="statements")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="statements"
    )
    names = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    listed = models.JSONField(null=True, blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at"]

    def __str__(self) -> str:
        return f"{self.person_id} {self.signed_at:%d/%m/%Y}"


class Recusal(Protected):
    """Somebody who does not hear or judge one entry: the bare pair, and never why."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="recusals")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="recusals"
    )
    recused_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "person"],
                condition=models.Q(lifted_at=None),
                name="one_standing_recusal_per_entry_and_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.entry_id}"
