from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.models import Person
from audit.models import Protected, ProtectedQuerySet
from candidates.models.application import Application
from exams.models import Campaign
from exams.rules.relations import (
    IN_FORCE,
    KEEPS_OUT,
    Consequence,
    RelationKind,
    RelationOrigin,
    RelationState,
)


class RelationQuerySet(ProtectedQuerySet["Relation"]):
    def in_force(self) -> "RelationQuerySet":
        """Return what was declared and not dismissed, or holds."""
        return self.filter(state__in=IN_FORCE)

    def keeping_out(self, person: Person) -> "RelationQuerySet":
        """Return what keeps somebody from a file: not what is merely known."""
        return self.in_force().filter(person=person, consequence__in=KEEPS_OUT)


RelationManager = models.Manager.from_queryset(RelationQuerySet)


class Relation(Protected):
    """What ties somebody who serves in a campaign to one who registered, and who said so.

    No application: what bars the person by themselves. No person: the candidate gave a name
    (`named`) that the office has still to match.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="relations")
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, related_name="relations"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="relations"
    )
    named = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=24, choices=[(kind, kind) for kind in RelationKind])
    detail = models.CharField(max_length=400, blank=True)
    origin = models.CharField(max_length=9, choices=[(each, each) for each in RelationOrigin])
    state = models.CharField(max_length=10, choices=[(each, each) for each in RelationState])
    consequence = models.CharField(max_length=8, choices=[(each, each) for each in Consequence])
    declared_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    reason = models.CharField(max_length=400, blank=True)
    document = models.CharField(max_length=200, blank=True)

    objects: ClassVar[RelationManager["Relation"]] = RelationManager()

    class Meta:
        ordering = ["declared_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person", "kind"],
                condition=models.Q(state__in=IN_FORCE),
                name="one_relation_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"
