from django.conf import settings
from django.db import models

from accounts.rules.approvals import RequestState
from audit.models import Protected


class ApprovalRequest(Protected):
    """What one person asks and a second one applies or rejects: the act, and what it will do."""

    act = models.CharField(max_length=40)
    campaign = models.CharField(max_length=30, blank=True)  # code; blank: the installation
    thing = models.CharField(max_length=40, blank=True)  # where an act is asked for many things
    arguments = models.JSONField(default=dict)
    accepted = models.JSONField(default=list)  # open points passed by name: "CODE item"
    reason = models.TextField()
    document = models.CharField(max_length=200, blank=True)
    preview = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)  # of arguments, versions read and effect
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="approvals_asked"
    )
    asked_at = models.DateTimeField()
    state = models.CharField(
        max_length=10,
        default=RequestState.OPEN,
        choices=[(state, state) for state in RequestState],
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="approvals_decided",
    )
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["act", "campaign", "thing"],
                condition=models.Q(state=RequestState.OPEN) & ~models.Q(campaign=""),
                name="one_open_request_per_act_and_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("asked_by")),
                name="a_request_is_decided_by_another_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.campaign or '*'}"
