"""How a moment is written wherever somebody reads it: the day before the time."""

from datetime import datetime

from django.utils import timezone


def day_and_time(at: datetime, *, seconds: bool = False) -> str:
    """Return a moment in the place's own time: `27/11/2026 08:00`, or with its seconds."""
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M{':%S' if seconds else ''}}"
