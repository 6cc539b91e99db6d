from django.db import models

from audit.models import Protected
from candidates.models.application import Application
from candidates.models.document import Document


class PaperRequest(Protected):
    """A paper that a candidate asks their unit to write and to hand in: supplied, or refused.

    It is open while nobody answered and the registration is a draft still.
    """

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="paper_requests"
    )
    item = models.CharField(max_length=30)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    reply = models.TextField(blank=True)  # why it is not supplied

    class Meta:
        ordering = ["asked_at", "event__seq"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "item"],
                condition=models.Q(answered_at=None),
                name="one_open_request_per_paper",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item} of {self.application}"
