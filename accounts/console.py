"""Whom a command is about, and the code on paper that it prints for them."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from accounts.forms.people import PersonForm
from accounts.models import Person
from audit.rules.refusals import Refusal


def person(username: str) -> Person:
    """Return somebody by user name. Raises Refusal UNKNOWN_USER."""
    account = Person.objects.filter(username=username, is_active=True).first()
    if account is None:
        raise Refusal("UNKNOWN_USER", username=username)
    return account


def named(options: Mapping[str, Any], *, may_lack: tuple[str, ...]) -> dict[str, Any]:
    """Return how a new account is named, as its page would take it; some of it may be blank.

    Raises Refusal TYPED_WRONG, which says what is wrong.
    """
    form = PersonForm({name: options[name] for name in ("username", "full_name", "email")})
    for name in may_lack:
        form.fields[name].required = False
    if not form.is_valid():
        faults = [f"{field.label}: {text}" for field in form for text in field.errors]
        raise Refusal("TYPED_WRONG", faults=" ".join(faults))
    return form.answers()


def code_line(code: str) -> str:
    """Return a code with the address where its owner types it."""
    return f"{code}  {reverse('accounts:set-password')}"
