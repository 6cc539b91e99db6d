from uuid import uuid4

from django.conf import settings
from django.db import models

from accounts.rules.jobs import ACTIVE, JobState


class Job(models.Model):
    """What somebody asked for and a worker does: how far it is, and what came of it.

    No record of the competition, and not protected: what the job writes has its own event.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=40)  # names its handler (config/jobs.py)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="jobs"
    )
    arguments = models.JSONField(default=dict)  # keys and codes, never what is personal
    state = models.CharField(max_length=10, default=JobState.QUEUED)
    steps_done = models.PositiveSmallIntegerField(default=0)
    steps = models.PositiveSmallIntegerField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)  # a worker has it, and nobody else, until then
    cancel_asked = models.BooleanField(default=False)
    task = models.UUIDField(null=True)  # the library's row, by which a worker finds it
    outcome = models.CharField(max_length=60, blank=True)  # the code of its result or refusal
    facts = models.JSONField(default=dict)  # of that sentence; before its end, of what it does now
    leads_to = models.CharField(max_length=300)  # where its result is looked at
    back = models.CharField(max_length=300)  # where it was asked for
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)  # its end, by whoever asked

    class Meta:
        ordering = ["-asked_at"]
        indexes = [models.Index(fields=["state", "lease_until"], name="jobs_by_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def percent(self) -> int:
        """How much of the job is done; of the step under way as much as it has told of its rows."""
        share = self.facts.get("rows", 0) / self.facts["of"] if self.facts.get("of") else 0
        return int(100 * min(self.steps_done + share, self.steps) / self.steps)

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE
