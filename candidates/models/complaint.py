from django.conf import settings
from django.db import models

from audit.models import Protected
from candidates.models.application import Application
from candidates.rules.complaints import ComplaintKind, ComplaintState, complaint_state


class Complaint(Protected):
    """What a candidate complains about, and what the council answers; decided once."""

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="complaints"
    )
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in ComplaintKind])
    reason = models.TextField()
    document = models.CharField(max_length=200, blank=True)  # on which papers it rests
    received_on = models.DateField()
    made_at = models.DateTimeField()
    entered_by = models.ForeignKey(  # of one on paper
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answer_by = models.DateField()  # the last day for the council
    upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answer_document = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["made_at", "event__seq"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "kind"], name="one_complaint_per_file_and_kind"
            )
        ]

    def __str__(self) -> str:
        return f"complaint of {self.application}"

    @property
    def state(self) -> ComplaintState:
        """Where it stands."""
        return complaint_state(self.upheld)
