"""Walk a log from its first entry and compare the record with what the trail says of it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection

from audit.models.log import Event, Log, Secret, as_link, origin_of
from audit.models.protected import Protected
from audit.rules.chain import Link, commitment, faults


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: where, what (a code), and which thing."""

    log: str
    position: int
    code: str
    thing: str = ""


CHUNK = 500
MISREAD = (ValueError, TypeError, ArithmeticError, ValidationError, ObjectDoesNotExist)
Versions = dict[tuple[str, str], tuple[int, str, str]]  # (table, key) -> version, digest, leaf


def verify() -> Iterator[Fault]:
    """Yield every fault of every log and of every protected row; writes nothing.

    Codes: LEAF, LINK, GAP, HEAD (the trail itself), INDEX (a column of an event differs from its
    entry), SECRET (an opened value is not the one committed to), CHANGED, MISSING, UNRECORDED
    (rows), UNREADABLE (an event or a row).
    """
    versions: Versions = {}
    for log in Log.objects.order_by("log_id"):
        yield from _walk(log, versions)
    yield from _rows(versions)
    yield from _secrets()


def _walk(log: Log, versions: Versions) -> Iterator[Fault]:
    misread: list[Fault] = []
    last: list[str] = [""]

    def links() -> Iterator[Link]:
        for event in log.events.order_by("seq").iterator(chunk_size=2000):
            link, body = _read(event)
            if body is None:
                misread.append(Fault(log.pk, event.seq, "UNREADABLE"))
            elif not _indexes_hold(event, body):
                misread.append(Fault(log.pk, event.seq, "INDEX", event.type))
            _note(body["rows"] if body else (), event.leaf, versions)
            last[0] = event.ts
            yield link

    for position, code in faults(links(), log.as_head()):
        yield Fault(log.pk, position, code)
    if (log.origin, log.last_ts, log.closed_at) != (origin_of(log.pk), last[0], None):
        yield Fault(log.pk, log.size, "HEAD")  # no action closes a log yet
    yield from misread


def _read(event: Event) -> tuple[Link, dict[str, Any] | None]:
    """Return an event as the chain sees it, and what it says; None when it says nothing."""
    entry = (
        event.entry if isinstance(event.entry, bytes | memoryview) else str(event.entry).encode()
    )
    event.entry = bytes(entry)
    try:
        body = json.loads(event.entry)
        for _, _, version, _ in body["rows"]:
            int(version)
        return as_link(event, body), body
    except (ValueError, KeyError, TypeError, AttributeError):
        return Link(event.seq, event.leaf, event.entry, "?", -1), None


def _note(rows: Iterable[list[Any]], leaf: str, versions: Versions) -> None:
    for table, key, version, digest in rows:
        thing = (str(table), str(key))
        if thing not in versions or versions[thing][0] < int(version):
            versions[thing] = (int(version), str(digest), leaf)


def _indexes_hold(event: Event, body: dict[str, object]) -> bool:
    return (event.ts, event.type, event.actor, event.subject, event.log_id) == (
        body.get("ts"),
        body.get("type"),
        body.get("actor"),
        body.get("subject"),
        body.get("log"),
    )


def _rows(versions: Versions) -> Iterator[Fault]:
    stored: set[tuple[str, str]] = set()
    for model in protected_models():
        table = model._meta.db_table
        for key, row in _stored(model):
            thing = (table, str(row.pk) if row else key)
            stored.add(thing)
            yield from _row(row, thing, versions.get(thing))
    for table, key in sorted(set(versions) - stored):
        yield Fault("", versions[table, key][0], "MISSING", f"{table} {key}")


def _stored(model: type[Protected]) -> Iterator[tuple[str, Protected | None]]:
    """Yield every row by its key; None where the database holds what the model cannot read."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id FROM "{model._meta.db_table}" ORDER BY id')  # noqa: S608
        keys = [str(key) for (key,) in cursor.fetchall()]
    for start in range(0, len(keys), CHUNK):
        some = keys[start : start + CHUNK]
        try:
            rows: list[Protected | None] = list(
                model._default_manager.filter(pk__in=some).order_by("pk")
            )
            if len(rows) < len(some):
                raise ValueError("a key that is no key")
        except MISREAD:
            rows = [_row_or_none(model, key) for key in some]
        yield from zip(some, rows, strict=True)


def _row_or_none(model: type[Protected], key: str) -> Protected | None:
    try:
        return model._default_manager.get(pk=key)
    except MISREAD:
        return None


def _row(
    row: Protected | None, thing: tuple[str, str], recorded: tuple[int, str, str] | None
) -> Iterator[Fault]:
    name = " ".join(thing)
    try:
        now = (row.ver, row.fingerprint(), row.event_id) if row else None
    except MISREAD:
        now = None
    if row is None or now is None:
        yield Fault("", -1, "UNREADABLE", name)
    elif recorded is None:
        yield Fault("", row.ver, "UNRECORDED", name)
    elif now != recorded:
        yield Fault("", row.ver, "CHANGED", name)


def _secrets() -> Iterator[Fault]:
    for secret in Secret.objects.select_related("event").iterator(chunk_size=2000):
        event = secret.event
        _, body = _read(event)
        recorded = body.get(secret.name) if body else None
        if recorded != commitment(secret.salt, secret.name, secret.value):
            yield Fault(event.log_id, event.seq, "SECRET", secret.name)


def protected_models() -> list[type[Protected]]:
    """Return every kind of row that the trail answers for, by table name."""
    kinds = [model for model in apps.get_models() if issubclass(model, Protected)]
    return sorted(kinds, key=lambda model: model._meta.db_table)
