from django.conf import settings
from django.db import models

from audit.models import Protected
from candidates.models.application import Application
from candidates.rules.case_review import ReviewOutcome


class CaseReview(Protected):
    """One step of the review of a special case: by whom, on what paper, to what outcome."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="reviews")
    rule = models.CharField(max_length=4)
    step = models.PositiveSmallIntegerField()  # from 1
    reviewer = models.CharField(max_length=200)  # the person or collective who reviewed
    outcome = models.CharField(max_length=10, choices=[(each, each) for each in ReviewOutcome])
    note = models.TextField(blank=True)
    document = models.CharField(max_length=200)
    reviewed_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["application", "rule", "step"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "rule", "step"], name="one_review_per_case_and_step"
            )
        ]

    def __str__(self) -> str:
        return f"step {self.step} of {self.application}"
