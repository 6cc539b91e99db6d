"""Whom a command is about."""

from accounts.models import Person
from audit.rules.refusals import Refusal


def person(username: str) -> Person:
    """Return somebody by user name. Raises Refusal UNKNOWN_USER."""
    found = Person.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Refusal("UNKNOWN_USER", username=username)
    return found
