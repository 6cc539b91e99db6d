from django.db import models

from audit.rules.chain import Head

SYSTEM = "sys"


def origin_of(log: str) -> str:
    """Return the name under which a log is known outside this installation."""
    return f"thi-tuyen/log/{log}"


class Log(models.Model):
    """One append-only log: `sys`, or one per campaign (`exam/<code>`), and its head."""

    log_id = models.CharField(max_length=80, primary_key=True)
    origin = models.CharField(max_length=200, unique=True)
    size = models.BigIntegerField(default=0)
    last_leaf = models.CharField(max_length=64, blank=True)
    frontier = models.BinaryField(max_length=2048, default=b"")
    last_ts = models.CharField(max_length=27, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gte=0), name="log_size_is_a_count"),
        ]

    def __str__(self) -> str:
        return self.log_id

    def as_head(self) -> Head:
        return Head(self.size, self.last_leaf, bytes(self.frontier))


class Event(models.Model):
    """What happened, once and for ever: `entry` holds the exact bytes, the rest are its indexes."""

    leaf = models.CharField(max_length=64, primary_key=True)
    log = models.ForeignKey(Log, on_delete=models.PROTECT, related_name="events")
    seq = models.BigIntegerField()
    ts = models.CharField(max_length=27)
    type = models.CharField(max_length=60)
    actor = models.CharField(max_length=40)
    subject = models.CharField(max_length=120, blank=True)
    entry = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["log", "seq"], name="one_event_per_place_in_the_log"),
        ]
        indexes = [
            models.Index(fields=["ts"], name="event_by_time"),
            models.Index(  # answers who looked at somebody without going through the whole trail
                fields=["subject"],
                condition=models.Q(type="read.personal"),
                name="readings_by_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.log_id}/{self.seq} {self.type}"


class Secret(models.Model):
    """A value that an event only commits to; it can be erased, the commitment cannot."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="secrets")
    name = models.CharField(max_length=40)
    salt = models.CharField(max_length=64)
    value = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "name"], name="one_secret_per_event_and_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} of {self.event_id}"


class HandledRequest(models.Model):
    """A request that was already answered: the same one, sent again, must not be done twice.

    `digest` tells whether it is the same: who asked, on which page, for what (web.idempotency).
    """

    request_id = models.UUIDField(primary_key=True)
    digest = models.CharField(max_length=64)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.request_id)
