"""Whom a command is about."""

from accounts.models import Person
from audit.rules.refusals import Refusal


def person(username: str) -> Person:
    """Return somebody by user name. Raises Refusal UNKNOWN_USER."""
    account = Person.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise Refusal("UNKNOWN_USER", username=username)
    return account
