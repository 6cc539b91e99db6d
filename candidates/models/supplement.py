from datetime import date

from django.conf import settings
from django.db import models

from audit.models import Protected
from candidates.models.application import Application
from candidates.rules.supplement import SupplementState, state_of


class Supplement(Protected):
    """More information that the office needs: parts of a file, re-opened until a day, and why.

    `before` and `after` are what these parts said when they were re-opened and when they were last
    changed: field by field, and of a paper the key of its file.
    """

    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, related_name="supplements"
    )
    parts = models.JSONField(default=list)
    reason = models.TextField()
    until = models.DateField()
    asked_on_paper = models.CharField(max_length=200, blank=True)  # the letter, without an account
    brought_on_paper = models.CharField(max_length=200, blank=True)  # with what it was answered
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    note = models.TextField(blank=True)  # the candidate's, to whoever reads the answer
    heard_at = models.DateTimeField(null=True)  # when the candidate last changed or answered
    answered_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "event__seq"]

    def __str__(self) -> str:
        return f"{self.application} until {self.until}"

    def state(self, today: date) -> SupplementState:
        """Return where it stands on a day."""
        return state_of(
            is_answered=self.answered_at is not None,
            is_taken_back=self.taken_back_at is not None,
            until=self.until,
            today=today,
        )
