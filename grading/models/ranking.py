from django.db import models

from audit.models import Protected
from exams.models import Campaign, Entry, Position
from grading.rules.enums import CouncilDecisionKind


class CouncilDecision(Protected):
    """What the chair or the competent authority decided about one position."""

    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, related_name="council_decisions"
    )
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in CouncilDecisionKind])
    value = models.CharField(max_length=12)
    document = models.CharField(max_length=200)
    decided_on = models.DateField()
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "event__seq"]  # the last of one moment is the last recorded

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class TieOrder(Protected):
    """The place that the head gave to one entry inside a tied group (HEAD_DECISION)."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="tie_order")
    place = models.PositiveSmallIntegerField()
    document = models.CharField(max_length=200)
    decided_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.entry_id} {self.place}"


class RankingSnapshot(Protected):
    """A ranking as it was drawn up: the inputs, the outcome, and the digest of both."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="rankings")
    number = models.PositiveIntegerField()
    inputs = models.JSONField()
    outcome = models.JSONField()
    inputs_digest = models.CharField(max_length=64)
    outcome_digest = models.CharField(max_length=64)
    ranked_at = models.DateTimeField()

    class Meta:
        db_table = "grading_ranking"  # the trail knows the rows by this name
        ordering = ["campaign", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="one_ranking_per_number"),
        ]

    def __str__(self) -> str:
        return f"ranking {self.number}"
