from django.db import models

from audit.models import Protected
from candidates.models.application import Application
from candidates.rules.needs import NeedKind, NeedState, need_state


class Need(Protected):
    """What a candidate declared to need in the room, and what is arranged for it.

    `kind` and `detail` are read by the candidate and by who decides, each reading recorded; the
    room gets `minutes` and `seat`.
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="needs")
    kind = models.CharField(max_length=12, choices=[(kind, kind) for kind in NeedKind])
    detail = models.TextField()
    declared_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=0)  # more time in writing
    seat = models.CharField(max_length=80, blank=True)
    reply = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["declared_at", "event__seq"]

    def __str__(self) -> str:
        return f"need of {self.application}"

    @property
    def state(self) -> NeedState:
        """Where it stands."""
        return need_state(
            is_decided=self.decided_at is not None, is_taken_back=self.taken_back_at is not None
        )
