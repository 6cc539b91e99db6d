from django.conf import settings
from django.db import models

from audit.models import Protected
from candidates.models.application import Application
from candidates.rules.verification import VerificationOutcome


class BackgroundCheck(Protected):
    """One verification of a person before eligibility is final; appended, the last one counts."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="background_checks"
    )
    verifier = models.CharField(max_length=120)  # who did it
    agency = models.CharField(max_length=200)  # the body that answers for it
    outcome = models.CharField(
        max_length=10, choices=[(each, each) for each in VerificationOutcome]
    )
    note = models.TextField(blank=True)
    document = models.CharField(max_length=200)
    checked_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["application", "entered_at", "event__seq"]

    def __str__(self) -> str:
        return f"verification of {self.application}"
