from django.conf import settings
from django.db import models

from audit.models import Protected


class PasswordCode(Protected):
    """A code on paper with which somebody sets a new password, once and within hours.

    Only its digest is kept, as of a password; whoever issued it saw it on one page. Issued by two
    persons, it has a digest for each of its halves, and nobody saw the whole.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="password_codes"
    )
    digest = models.CharField(max_length=128)
    # Null: one person saw the whole. No text, since rows of before have a digest without it.
    second_digest = models.CharField(max_length=128, null=True)  # noqa: DJ001
    expires_at = models.DateTimeField()
    wrong_tries = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)  # used, replaced, or tried too often

    def __str__(self) -> str:
        return f"code {self.pk}"
