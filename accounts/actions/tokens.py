"""Tokens for machines: shown once, kept as a digest, over after some hours."""

from datetime import datetime, timedelta

from knox.models import AuthToken

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from audit.rules.refusals import Refusal

MOST_HOURS = 24 * 7


@action(in_campaign=False)
def issue(*, person: Person, hours: int, by: Person | str, at: datetime) -> str:
    """Return a new token, which is never shown again; it opens what the person's duties open.

    People issue their own; the administrator and the console anybody's. Raises Refusal
    NOT_YOUR_DUTY or TOO_MANY_HOURS.
    """
    _require_own_or_administrator(person, by, at)
    if not 1 <= hours <= MOST_HOURS:
        raise Refusal("TOO_MANY_HOURS", most=MOST_HOURS, field="hours")
    token: str = AuthToken.objects.create(user=person, expiry=timedelta(hours=hours))[1]
    record("token.issued", about=person.pseudonym, by=by, at=at, hours=hours)
    return token


@action(in_campaign=False)
def revoke_all(*, person: Person, by: Person | str, at: datetime) -> int:
    """End every token of a person; returns how many. Raises Refusal NOT_YOUR_DUTY."""
    _require_own_or_administrator(person, by, at)
    count: int = AuthToken.objects.filter(user=person).delete()[0]
    record("tokens.revoked", about=person.pseudonym, by=by, at=at, count=count)
    return count


def _require_own_or_administrator(person: Person, by: Person | str, at: datetime) -> None:
    if not isinstance(by, Person) or by.pk == person.pk:
        return
    if not by.may(Duty.KEEP_ACCOUNTS, at=at):
        raise Refusal("NOT_YOUR_DUTY", duty=Duty.KEEP_ACCOUNTS)
