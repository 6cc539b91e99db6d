from django.conf import settings
from django.db import models

from audit.models import Protected


class PasswordCode(Protected):
    """A code on paper with which somebody sets a new password, once and within hours.

    Only its digest is kept, as of a password; whoever issued it saw it on one page.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="password_codes"
    )
    digest = models.CharField(max_length=128)
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)  # used, replaced, or tried too often

    def __str__(self) -> str:
        return f"code {self.pk}"
