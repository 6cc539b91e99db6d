from django.conf import settings
from django.db import models
from django.db.models import Q

from audit.models import Protected
from candidates.models.application import Application
from candidates.rules.complaints import (
    ComplaintKind,
    ComplaintRemedy,
    ComplaintState,
    Decider,
    complaint_state,
)


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
    notified_on = models.DateField(null=True)  # of screening, told without a letter of the system
    happened_on = models.DateField(null=True)  # what another kind complains about
    against = models.CharField(max_length=200, blank=True)  # whom or what, in words
    against_person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decider = models.CharField(  # blank: the council
        max_length=10, blank=True, choices=[(each, each) for each in Decider]
    )
    answer_by = models.DateField()  # the last day for whoever decides
    upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answer_document = models.CharField(max_length=200, blank=True)
    effect = models.TextField(blank=True)  # what follows, in words
    late_reason = models.TextField(blank=True)  # of an answer after its last day
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    remedy = models.CharField(  # upheld after its part was over
        max_length=13, blank=True, choices=[(each, each) for each in ComplaintRemedy]
    )
    remedy_document = models.CharField(max_length=200, blank=True)
    remedied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at", "event__seq"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "kind"],
                condition=Q(kind=ComplaintKind.ELIGIBILITY),
                name="one_screening_complaint_per_file",
            )
        ]

    def __str__(self) -> str:
        return f"complaint of {self.application}"

    @property
    def state(self) -> ComplaintState:
        """Where it stands."""
        return complaint_state(self.upheld, self.remedy)

    @property
    def reference(self) -> str:
        """What names it to others: who denounces is named to nobody."""
        prefix = "TC" if self.kind == ComplaintKind.DENUNCIATION else "KN"
        return f"{prefix}-{self.pk.hex[:6].upper()}"
