"""Who came in, and who was turned away."""

from datetime import datetime
from hashlib import sha256

from accounts.models import Person
from audit.actions.record import record, recorded


@recorded
def signed_in(*, person: Person, at: datetime) -> None:
    """Record that somebody signed in."""
    record("login.ok", about=person.pseudonym, by=person, at=at)


@recorded
def refused(*, username: str, at: datetime) -> None:
    """Record a sign-in that failed; of the name that was tried only a digest is kept."""
    tried = sha256(username.encode()).hexdigest()[:16]
    record("login.failed", about=tried, by="nobody", at=at)
