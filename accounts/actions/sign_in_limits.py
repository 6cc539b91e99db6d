"""Wrong tries at signing in: counted apart for an address the owner used, and lifted by hand.

What is counted lies in the cache (ACCOUNT_RATE_LIMITS); here is only under which name.
"""

import hashlib
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.cache import cache

from accounts.actions.action import action
from accounts.actions.notices import notices_of
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from audit.rules.refusals import Refusal, require_reason

LONGEST = timedelta(hours=2)  # longer than any of the limits counts
OWN_ADDRESS = timedelta(days=90)  # how long an address is somebody's after they signed in there


@action(duty=Duty.KEEP_ACCOUNTS, in_campaign=False)
def lift(*, person: Person, reason: str, by: Person | str, at: datetime) -> None:
    """Forget the wrong tries for an account, from wherever they came, with a reason.

    The password stays as it is. Raises Refusal NOT_YOUR_DUTY, OWN_ACCOUNT, NOT_ACTIVE or
    REASON_MISSING.
    """
    if person == by:
        raise Refusal("OWN_ACCOUNT")
    if not person.is_active:
        raise Refusal("NOT_ACTIVE")
    require_reason(reason)
    news = notices_of(person, "login.limit_lifted", by, at, reason=reason)
    record("login.limit_lifted", about=person.pseudonym, by=by, at=at, rows=news, reason=reason)
    cache.set(_lifted_key(person.username), uuid4().hex, int(LONGEST.total_seconds()))


def remember_address(username: str, address: str) -> None:
    """Remember that somebody signed in from an address."""
    cache.set(_address_key(username, address), True, int(OWN_ADDRESS.total_seconds()))


def counted_as(username: str, address: str = "") -> str:
    """Return the name under which wrong tries for an account are counted.

    Without an address, those from everywhere. A limit that was lifted counts anew.
    """
    account = username.lower()
    return f"{address} {account} {cache.get(_lifted_key(username), '')}"


def counted_from_everywhere_as(username: str, address: str) -> str:
    """Return the name for a limit over all addresses; one the owner used is counted by itself.

    So nobody who guesses elsewhere locks the owner out.
    """
    is_own = cache.get(_address_key(username, address), False)
    return counted_as(username, address if is_own else "")


def _lifted_key(username: str) -> str:
    return f"sign-in-lifted-{_digest(username.lower())}"


def _address_key(username: str, address: str) -> str:
    return f"sign-in-address-{_digest(f'{address} {username.lower()}')}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
