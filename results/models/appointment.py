from django.conf import settings
from django.db import models

from audit.models import Protected
from candidates.models import Application
from results.rules.enums import AppointmentOutcome


class Appointment(Protected):
    """What the authority decided about a selected candidate; appended, the last one counts."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="appointments"
    )
    outcome = models.CharField(max_length=15, choices=[(each, each) for each in AppointmentOutcome])
    document = models.CharField(max_length=200)
    decided_on = models.DateField()
    reason = models.TextField(blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["application", "entered_at", "event__seq"]

    def __str__(self) -> str:
        return f"{self.outcome} of {self.application}"
