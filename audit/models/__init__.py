from audit.models.log import Answered, Event, Log, Secret
from audit.models.protected import Protected, ProtectedQuerySet

__all__ = ["Answered", "Event", "Log", "Protected", "ProtectedQuerySet", "Secret"]
