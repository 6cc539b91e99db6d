from typing import ClassVar

from django.db import models

from audit.models import Protected, ProtectedQuerySet
from exams.models import Entry, ExamPart
from grading.models.held_again import not_held_again


class RemarkRequestQuerySet(ProtectedQuerySet["RemarkRequest"]):
    def to_mark_again(self) -> "RemarkRequestQuerySet":
        """Return those whose scripts are marked again: in time, of a position with results."""
        return self.filter(not_held_again("entry__position"), refused_late=False)


RemarkRequestManager = models.Manager.from_queryset(RemarkRequestQuerySet)


class RemarkRequest(Protected):
    """A candidate's request that the written script be marked again (phúc khảo)."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="remark_requests")
    part = models.ForeignKey(ExamPart, on_delete=models.PROTECT, related_name="remark_requests")
    requested_on = models.DateField()
    refused_late = models.BooleanField(default=False)

    objects: ClassVar[RemarkRequestManager["RemarkRequest"]] = RemarkRequestManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "part"], name="one_remark_request_per_entry_and_part"
            )
        ]

    def __str__(self) -> str:
        return f"remark of {self.entry_id}"


class Dialogue(Protected):
    """The score that the chair decided after the two heads met (regulations 5.5)."""

    request = models.OneToOneField(RemarkRequest, on_delete=models.PROTECT, related_name="dialogue")
    points = models.DecimalField(max_digits=6, decimal_places=2)
    minutes = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"dialogue on {self.request_id}"
