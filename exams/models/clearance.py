from typing import ClassVar

from django.db import models

from audit.models import Protected, ProtectedQuerySet
from exams.models.campaign import Campaign
from exams.rules.clearances import ClearanceKind


class ClearanceQuerySet(ProtectedQuerySet["Clearance"]):
    def in_force(self) -> "ClearanceQuerySet":
        """Return those that were not taken back."""
        return self.filter(withdrawn_at=None)

    def public(self) -> "ClearanceQuerySet":
        """Return those whose document everybody may know (TT 22/2025 art. 9)."""
        return self.in_force().filter(kind__in=ClearanceKind.public())


ClearanceManager = models.Manager.from_queryset(ClearanceQuerySet)


class Clearance(Protected):
    """What a campaign rests on before it is announced, ticked with its document.

    Who ticked it, and when, is in its event.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="clearances")
    kind = models.CharField(max_length=30, choices=[(kind, kind) for kind in ClearanceKind])
    document = models.CharField(max_length=120)
    document_on = models.DateField()
    proposed_on = models.DateField(null=True)  # of the approval in principle: the day it was asked
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[ClearanceManager["Clearance"]] = ClearanceManager()

    class Meta:
        ordering = ["campaign", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "kind"],
                condition=models.Q(withdrawn_at=None),
                name="one_clearance_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.kind}"
