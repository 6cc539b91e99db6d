"""Whom a command is about, and the code on paper that it prints for them."""

from django.urls import reverse

from accounts.models import Person
from audit.rules.refusals import Refusal


def person(username: str) -> Person:
    """Return somebody by user name. Raises Refusal UNKNOWN_USER."""
    account = Person.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise Refusal("UNKNOWN_USER", username=username)
    return account


def code_line(code: str) -> str:
    """Return a code with the address where its owner types it."""
    return f"{code}  {reverse('accounts:set-password')}"
