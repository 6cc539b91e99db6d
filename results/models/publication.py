from datetime import datetime
from typing import ClassVar

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.models import Person
from accounts.rules.duties import Duty
from audit.models import Protected, ProtectedQuerySet
from exams.models import Campaign
from grading.models import RankingSnapshot
from results.rules.enums import PublicationKind


class PublicationQuerySet(ProtectedQuerySet["Publication"]):
    def seen_by(self, person: Person | AnonymousUser, *, at: datetime) -> "PublicationQuerySet":
        """Leave out the lists of names whose scripts are still blind for those who mark scripts.

        A visitor may read them; an examiner is not shown them here.
        """
        if not isinstance(person, Person) or not person.may(Duty.MARK, at=at):
            return self
        others = self.model._default_manager.filter(campaign=OuterRef("campaign"))
        opened = others.exclude(kind=PublicationKind.ELIGIBLE)
        return self.exclude(Q(kind=PublicationKind.ELIGIBLE) & ~Exists(opened))


PublicationManager = models.Manager.from_queryset(PublicationQuerySet)


class Publication(Protected):
    """A list that was made public: exactly what it said, with its digest."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in PublicationKind])
    version = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60, blank=True)
    published_on = models.DateField()
    published_at = models.DateTimeField()
    ranking = models.ForeignKey(
        RankingSnapshot, on_delete=models.PROTECT, null=True, related_name="+"
    )
    content = models.JSONField()
    digest = models.CharField(max_length=64)

    objects: ClassVar[PublicationManager["Publication"]] = PublicationManager()

    class Meta:
        ordering = ["campaign", "published_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "kind", "version"], name="one_publication_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} v{self.version}"
