from django.conf import settings
from django.db import models

from audit.models import Protected


class CalendarFeed(Protected):
    """The secret address under which somebody's calendar reads their days.

    Only the digest of the secret is kept; blank: there is no such address any more.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="calendar_feed"
    )
    digest = models.CharField(max_length=64, blank=True, db_index=True)

    def __str__(self) -> str:
        return f"u-{self.person_id}"
