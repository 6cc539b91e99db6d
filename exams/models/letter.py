from typing import ClassVar

from django.conf import settings
from django.db import models

from audit.models import Protected, ProtectedQuerySet
from exams.models.campaign import Campaign


class LetterQuerySet(ProtectedQuerySet["Letter"]):
    def in_outbox(self) -> "LetterQuerySet":
        """Return those that neither left nor were dropped."""
        return self.filter(released_at=None, dropped_at=None)


LetterManager = models.Manager.from_queryset(LetterQuerySet)


class Letter(Protected):
    """A letter of a campaign to somebody: in the outbox until it is released, then theirs to read.

    `about` says of what of the receiver's it speaks (a registration's number); `facts` are what the
    words of its kind name. One that shall not leave is dropped.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="letters")
    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="letters"
    )
    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=60)
    facts = models.JSONField(default=dict)
    composed_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)  # when a mail server took it

    objects: ClassVar[LetterManager["Letter"]] = LetterManager()

    class Meta:
        ordering = ["-composed_at", "about"]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
