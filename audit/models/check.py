import uuid
from typing import Any

from django.db import models


class TrailCheck(models.Model):
    """What one walk over the whole trail found, kept so that looking again walks nothing.

    It proves nothing by itself and stands outside the trail: a trail that does not hold is not
    written to. `faults` are rows of code, log, position and thing (`audit.actions.verify.Fault`).
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    checked_at = models.DateTimeField()
    actor = models.CharField(max_length=40)
    events = models.BigIntegerField()
    faults: "models.JSONField[Any, Any]" = models.JSONField(default=list)

    class Meta:
        ordering = ["-checked_at"]

    def __str__(self) -> str:
        return f"{self.checked_at:%Y-%m-%dT%H:%M:%S}"
