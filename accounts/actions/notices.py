"""What somebody is told of their own account: told with the event, until they have read it."""

from datetime import datetime

from accounts.actions.action import action
from accounts.models import AccountNotice, Person
from audit.actions.record import record
from audit.rules.refusals import Refusal


def notice(
    person: Person, kind: str, actor: object, told_at: datetime, **facts: object
) -> AccountNotice:
    """Return a new notice, to be among the rows of the event that it tells."""
    return AccountNotice(
        person=person,
        kind=kind,
        actor=actor if isinstance(actor, Person) else None,
        facts=facts,
        told_at=told_at,
    )


@action(in_campaign=False)
def confirm_read(*, by: Person, at: datetime) -> int:
    """Record that somebody has read what they were told of their account; return how much.

    Raises Refusal ALREADY_DONE where nothing is left to read.
    """
    unread = list(by.account_notices.select_for_update().filter(read_at=None))
    if not unread:
        raise Refusal("ALREADY_DONE")
    for each in unread:
        each.read_at = at
    record("account.notices_read", about=by.pseudonym, by=by, at=at, rows=unread)
    return len(unread)
