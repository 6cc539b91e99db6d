"""Codes on paper: the labels that were printed, the scripts that came in, the sealed stubs.

None of these rows, and nothing worked out from them, leads from a code to a number before the
marks are frozen: a row holds codes in their own order, and no moment at which one of them came.
"""

from django.db import models

from audit.models import Protected
from exams.models.campaign import ExamPart


class LabelSheet(Protected):
    """Twin labels that were printed together; `codes` is sorted, the print is shuffled."""

    part = models.ForeignKey(ExamPart, on_delete=models.PROTECT, related_name="label_sheets")
    number = models.PositiveSmallIntegerField()
    codes = models.JSONField(default=list)
    prints = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["part", "number"], name="one_label_sheet_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.number}"


class ScriptReception(Protected):
    """The codes of the bodies that came in, sorted, and the labels that were spoilt, with why.

    One row for a part, written over each time: which code came after which is kept nowhere.
    """

    part = models.OneToOneField(ExamPart, on_delete=models.PROTECT, related_name="reception")
    codes = models.JSONField(default=list)
    voided = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"reception of {self.part_id}"


class StubEnvelope(Protected):
    """The envelope that holds the stubs: its number, and the pseudonyms of who sealed it."""

    part = models.OneToOneField(ExamPart, on_delete=models.PROTECT, related_name="envelope")
    number = models.CharField(max_length=40)
    stubs = models.PositiveIntegerField()
    signers = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.number

    @property
    def is_sealed(self) -> bool:
        return len(self.signers) == 2


class StubReading(Protected):
    """What one officer read on the stubs, {number: code}; only after the marks are frozen.

    Two sides read apart (`side` is the role): `finished_at` is when this one was through.
    """

    part = models.ForeignKey(ExamPart, on_delete=models.PROTECT, related_name="stub_readings")
    side = models.CharField(max_length=20)
    reader = models.CharField(max_length=40)  # pseudonym
    lines = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["side"]
        constraints = [
            models.UniqueConstraint(fields=["part", "side"], name="one_stub_reading_per_side")
        ]

    def __str__(self) -> str:
        return f"{self.part_id} {self.side}"
