"""Tokens for machines: shown once, kept as a digest, over after some hours."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from knox.models import AuthToken

from accounts.actions.action import action
from accounts.actions.notices import notices_of
from accounts.models import Person, TokenScope
from accounts.rules.duties import FOR_MACHINES, Duty
from audit.actions.record import record
from audit.rules.refusals import Refusal

MOST_HOURS = 24 * 7


@action(in_campaign=False)
def issue(
    *,
    person: Person,
    hours: int,
    duties: Iterable[str] = FOR_MACHINES,
    by: Person | str,
    at: datetime,
) -> str:
    """Return a new token, which is never shown again; of its owner's duties it opens these.

    People issue their own, and nobody else's: a token acts in its owner's name. The console may,
    and its owner is told. Raises Refusal NOT_YOURS, TOO_MANY_HOURS or NO_SCOPE (none of the duties
    that machines may ask for).
    """
    is_own = by == person
    if isinstance(by, Person) and not is_own:
        raise Refusal("NOT_YOURS")
    if not 1 <= hours <= MOST_HOURS:
        raise Refusal("TOO_MANY_HOURS", most=MOST_HOURS, field="hours")
    scope = [duty for duty in FOR_MACHINES if duty in set(duties)]
    if not scope:
        raise Refusal("NO_SCOPE", field="duties")
    token, text = AuthToken.objects.create(user=person, expiry=timedelta(hours=hours))
    TokenScope.objects.create(token=token, duties=scope)
    news = [] if is_own else notices_of(person, "token.issued", by, at)
    record(
        "token.issued",
        about=person.pseudonym,
        by=by,
        at=at,
        rows=news,
        hours=hours,
        scope=scope,
    )
    return str(text)


@action(in_campaign=False)
def revoke_all(*, person: Person, by: Person | str, at: datetime) -> int:
    """End every token of a person; returns how many.

    Raises Refusal NOT_YOUR_DUTY, or ALREADY_DONE when there is none.
    """
    _require_own_or_administrator(person, by, at)
    count = end_all_of(person)
    if not count:
        raise Refusal("ALREADY_DONE")
    record("tokens.revoked", about=person.pseudonym, by=by, at=at, count=count)
    return count


def end_all_of(person: Person) -> int:
    """End every token of a person, as part of an action; returns how many."""
    tokens = AuthToken.objects.filter(user=person)
    count: int = tokens.count()
    tokens.delete()
    return count


def _require_own_or_administrator(person: Person, by: Person | str, at: datetime) -> None:
    if not isinstance(by, Person) or by.pk == person.pk:
        return
    if not by.may(Duty.KEEP_ACCOUNTS, at=at):
        raise Refusal("NOT_YOUR_DUTY", duty=Duty.KEEP_ACCOUNTS)
