from audit.models.check import TrailCheck
from audit.models.log import Event, HandledRequest, Log, Secret
from audit.models.protected import Protected, ProtectedQuerySet

__all__ = [
    "Event",
    "HandledRequest",
    "Log",
    "Protected",
    "ProtectedQuerySet",
    "Secret",
    "TrailCheck",
]
