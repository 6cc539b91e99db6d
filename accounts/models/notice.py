from django.conf import settings
from django.db import models

from audit.models import Protected


class AccountNotice(Protected):
    """What somebody is told of an account, until they say that they have read it.

    Of their own, or of one whose keys and roles they watch (`concerns`). `kind` and `facts` are
    those of the event that told it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="account_notices"
    )
    # Whose account it is, where it is not the reader's own.
    concerns = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    kind = models.CharField(max_length=60)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    facts = models.JSONField(default=dict)
    told_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-told_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
