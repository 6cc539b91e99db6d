"""The secret address of one's own calendar: made, renewed, ended."""

import secrets
from datetime import datetime
from hashlib import sha256

from accounts.actions.action import action
from accounts.models import Person
from audit.actions.record import record
from exams.models import CalendarFeed
from exams.rules.refusals import Refusal


@action(in_campaign=False)
def renew(*, person: Person, by: Person, at: datetime) -> str:
    """Return a new secret for one's own calendar; the one before opens nothing any more.

    It is never shown again. Raises Refusal NOT_YOURS.
    """
    feed = _own(person, by)
    secret = secrets.token_urlsafe(32)
    feed.digest = digest_of(secret)
    record("calendar_feed.renewed", about=person.pseudonym, by=by, at=at, rows=[feed])
    return secret


@action(in_campaign=False)
def end(*, person: Person, by: Person, at: datetime) -> None:
    """End the address of one's own calendar. Raises Refusal NOT_YOURS or ALREADY_DONE."""
    feed = _own(person, by)
    if not feed.digest:
        raise Refusal("ALREADY_DONE")
    feed.digest = ""
    record("calendar_feed.ended", about=person.pseudonym, by=by, at=at, rows=[feed])


def _own(person: Person, by: Person) -> CalendarFeed:
    if by != person:
        raise Refusal("NOT_YOURS")
    return CalendarFeed.objects.filter(person=person).first() or CalendarFeed(person=person)


def owner_of(secret: str) -> Person | None:
    """Return whose calendar a secret opens; nobody's once they cannot sign in any more."""
    feeds = CalendarFeed.objects.select_related("person").filter(person__is_active=True)
    feed = feeds.filter(digest=digest_of(secret)).first()
    return feed.person if feed else None


def digest_of(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
