"""What was typed when a session ended: held for an hour, locked, for the same person alone.

It is no record of the competition: nothing was decided by it, and it leaves no trace.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from accounts.models import Person
from web.locking import lock_of
from web.typed_by import AGAIN, FIELD, PAGE, typist_of

LIFETIME = timedelta(hours=1)
MOST = 20  # of one person
_NEVER = {"csrfmiddlewaretoken", FIELD, PAGE, AGAIN}
_LONGEST_TITLE = 200
Typed = list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class UnsentInput:
    """What was sent to one page in vain: its title, the fields' names, each with its values."""

    key: str
    title: str
    address: str
    sent_at: datetime
    typed: Typed


def store(request: HttpRequest, at: datetime) -> bool:
    """Hold what was sent to a page that was made for somebody; say whether there was anything.

    Files and passwords are not held, nor what a script sent, whose page stays open with it. A
    button that was pressed is not held either: its page asks again.
    """
    if "HX-Request" in request.headers:
        return False
    typed = list(_typed(request))
    has_content = any(any(values) for name, values in typed if not name.endswith("request_id"))
    typist = typist_of(request)
    person = Person.objects.filter(pk=typist, is_active=True).first() if typist else None
    if person is None or not has_content:
        return False
    title = request.POST.get(PAGE, "")[:_LONGEST_TITLE]
    new = UnsentInput(uuid4().hex, title, request.get_full_path(), at, typed)
    _store(person, [new, *unsent_inputs(person, at)][:MOST])
    return True


def unsent_inputs(person: Person, at: datetime) -> list[UnsentInput]:
    """Return what somebody typed within the hour that did not arrive, the newest first."""
    locked = cache.get(_cache_key(person))
    rows = json.loads(_lock().decrypt(locked)) if locked else []
    items = [
        UnsentInput(key, title, address, datetime.fromisoformat(sent_at), typed)
        for key, title, address, sent_at, typed in rows
    ]
    return [item for item in items if item.sent_at > at - LIFETIME]


def forget(person: Person, key: str, at: datetime) -> None:
    """Let go of what somebody opens again, or does away with."""
    _store(person, [item for item in unsent_inputs(person, at) if item.key != key])


def _store(person: Person, items: list[UnsentInput]) -> None:
    rows = [
        [item.key, item.title, item.address, item.sent_at.isoformat(), item.typed] for item in items
    ]
    locked = _lock().encrypt(json.dumps(rows).encode())
    cache.set(_cache_key(person), locked, int(LIFETIME.total_seconds()))


def _typed(request: HttpRequest) -> Iterator[tuple[str, list[str]]]:
    for name, values in request.POST.lists():
        if name not in _NEVER and "password" not in name:
            yield name, [str(value) for value in values]


def _cache_key(person: Person) -> str:
    return f"unsent-pages-{person.pk}"


def _lock() -> Fernet:
    return lock_of("accounts.unsent_inputs" + settings.SECRET_KEY)
