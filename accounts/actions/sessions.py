"""Who came in and went out, who was turned away, and what was carried out."""

from datetime import datetime
from hashlib import sha256

from accounts.actions.action import action
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


@recorded
def signed_out(*, person: Person, at: datetime) -> None:
    """Record that somebody signed out."""
    record("login.ended", about=person.pseudonym, by=person, at=at)


@action(in_campaign=False)
def access_refused(*, page: str, campaign: str, by: Person, at: datetime) -> None:
    """Record that somebody asked for a page about marks that is not theirs; `page` is its name."""
    record("access.refused", about=campaign or "*", by=by, at=at, page=page)


@action(in_campaign=False)
def exported(*, file: str, by: Person, at: datetime) -> None:
    """Record that somebody took a file along that is not public."""
    record("file.exported", about=file, by=by, at=at)
