from django.conf import settings
from django.db import models

from audit.models import Protected
from exams.models.campaign import Campaign


class Letter(Protected):
    """A letter of a campaign to somebody: in the outbox until it is released, then theirs to read.

    `about` says of what of the receiver's it speaks (a registration's number); `facts` are what the
    words of its kind name.
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
    mailed_at = models.DateTimeField(null=True)  # when a mail server took it

    class Meta:
        ordering = ["-composed_at", "about"]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
