"""Walk a log from its first entry and compare the record with what the trail says of it."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from types import NoneType
from typing import Any
from uuid import UUID

import orjson
from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection
from django.db.models import UUIDField

from audit.models.log import Log, Secret, origin_of
from audit.models.protected import Protected, columns_of, stored_key
from audit.rules.chain import Link, commitment, faults, row_digest
from audit.rules.columns import ColumnForm, ColumnForms


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: where, what (a code), and which thing."""

    log: str
    position: int
    code: str
    thing: str = ""


CHUNK = 2000
HEX_KEY = re.compile("[0-9a-f]{32}")
EVENT = ("leaf", "seq", "ts", "type", "actor", "subject", "entry")
MISREAD = (ValueError, TypeError, ArithmeticError, ValidationError, ObjectDoesNotExist)
Version = tuple[int, str, str]  # its number, the row's digest, the leaf of its event
Versions = defaultdict[str, dict[str, Version]]  # by table, by key


def verify() -> Iterator[Fault]:
    """Yield every fault of every log and of every protected row; writes nothing.

    Codes: LEAF, LINK, GAP, HEAD (the trail itself), INDEX (a column of an event differs from its
    entry), SECRET (an opened value is not the one committed to), CHANGED, MISSING, UNRECORDED
    (rows), UNREADABLE (an event or a row), FILE_CHANGED, FILE_GONE (a file that a row names).
    """
    versions: Versions = defaultdict(dict)
    for log in Log.objects.order_by("log_id"):
        yield from _walk(log, versions)
    yield from _rows(versions)
    yield from _secrets()
    yield from _files()


def _walk(log: Log, versions: Versions) -> Iterator[Fault]:
    misread: list[Fault] = []
    last: list[str] = [""]

    def links() -> Iterator[Link]:
        events = log.events.order_by("seq").values_list(*EVENT, named=True)
        for event in events.iterator(chunk_size=CHUNK):
            link, body = _read(event)
            if body is None:
                misread.append(Fault(log.pk, event.seq, "UNREADABLE"))
            elif not _indexes_hold(event, log.pk, body):
                misread.append(Fault(log.pk, event.seq, "INDEX", event.type))
            _note(body["rows"] if body else (), event.leaf, versions)
            last[0] = event.ts
            yield link

    for position, code in faults(links(), log.as_head()):
        yield Fault(log.pk, position, code)
    if (log.origin, log.last_ts, log.closed_at) != (origin_of(log.pk), last[0], None):
        yield Fault(log.pk, log.size, "HEAD")  # no action closes a log yet
    yield from misread


def _read(event: Any) -> tuple[Link, dict[str, Any] | None]:
    """Return an event as the chain sees it, and what it says; None when it says nothing."""
    entry = (
        bytes(event.entry)
        if isinstance(event.entry, bytes | memoryview)
        else str(event.entry).encode()
    )
    try:
        body = _parsed(entry)
        for _, _, version, _ in body["rows"]:
            int(version)
        return Link(
            event.seq, event.leaf, entry, str(body.get("prev")), int(str(body.get("seq")))
        ), body
    except (ValueError, KeyError, TypeError, AttributeError):
        return Link(event.seq, event.leaf, entry, "?", -1), None


def _parsed(entry: bytes) -> Any:
    """Return what an entry says; numbers of more than 64 bits are none of the trail's own."""
    try:
        return orjson.loads(entry)
    except orjson.JSONDecodeError:  # stricter than what judged entries so far
        return json.loads(entry)


def _note(rows: Iterable[list[Any]], leaf: str, versions: Versions) -> None:
    """Keep what the trail last said of these rows; `_read` has seen to their form."""
    for table, key, version, digest in rows:
        of_table = versions[str(table)]
        latest = of_table.get(key := str(key))
        if latest is None or latest[0] < int(version):
            of_table[key] = (int(version), str(digest), leaf)


def _indexes_hold(event: Any, log: str, body: dict[str, object]) -> bool:
    return (event.ts, event.type, event.actor, event.subject, log) == (
        body.get("ts"),
        body.get("type"),
        body.get("actor"),
        body.get("subject"),
        body.get("log"),
    )


def _rows(versions: Versions) -> Iterator[Fault]:
    """Compare every row with its last version in `versions`, which this empties."""
    for model in protected_models():
        table = model._meta.db_table
        recorded_of_table = versions[table]
        for key, stored in _stored(model):
            recorded = recorded_of_table.pop(key, None)
            if stored is None:
                yield Fault("", -1, "UNREADABLE", f"{table} {key}")
            elif recorded is None:
                yield Fault("", stored[0], "UNRECORDED", f"{table} {key}")
            elif stored != recorded:
                yield Fault("", stored[0], "CHANGED", f"{table} {key}")
    for table in sorted(versions):
        for key, (version, _, _) in sorted(versions[table].items()):
            yield Fault("", version, "MISSING", f"{table} {key}")


def _stored(model: type[Protected]) -> Iterator[tuple[str, Version | None]]:
    """Yield every row by its key; None where the database holds what the model cannot read."""
    columns, table = columns_of(model), model._meta.db_table
    forms = ColumnForms(map(partial(_form, model), columns.names, columns.plain))
    raw = [stored_key(name) if _holds_key(model, name) else name for name in columns.names]
    # In the order in which they lie: the order of their keys would cost as much as reading them.
    rows = model._base_manager.order_by().values_list(*raw, "event_id")
    read: set[str] = set()
    try:
        for *values, event in rows.iterator(chunk_size=CHUNK):
            row: Any = dict(zip(columns.names, forms.turned(values), strict=True))
            key = str(row["id"])
            yield key, (row["ver"], row_digest(table, row), event)
            read.add(key)
    except MISREAD:  # a value that no action can have written: from here on, row by row
        yield from _one_by_one(model, read)


def _form(model: type[Protected], name: str, plain: ColumnForm) -> ColumnForm:
    # PostgreSQL gives keys in a type of its own, which is written down as it is.
    return ColumnForm(_dashed, frozenset((UUID, NoneType))) if _holds_key(model, name) else plain


def _holds_key(model: type[Protected], name: str) -> bool:
    field: Any = model._meta.get_field(name)
    return isinstance(getattr(field, "target_field", field), UUIDField)


def _dashed(key: str) -> str:
    """Return a stored key as the trail writes it. Raises ValueError for what no action stores."""
    if not HEX_KEY.fullmatch(key):
        raise ValueError(key)
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def _one_by_one(model: type[Protected], read: set[str]) -> Iterator[tuple[str, Version | None]]:
    """Yield the rows that were not read yet, whatever one of them holds."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id FROM "{model._meta.db_table}" ORDER BY id')  # noqa: S608
        keys = [str(key) for (key,) in cursor.fetchall()]
    for key in keys:
        name, version = _by_itself(model, key)
        if name not in read:
            yield name, version


def _by_itself(model: type[Protected], key: str) -> tuple[str, Version | None]:
    """Return one row by its key, as far as the model can read it."""
    try:
        row = model._base_manager.get(pk=key)
    except MISREAD:
        return key, None
    try:
        return str(row.pk), (row.ver, row.fingerprint(), row.event_id)
    except MISREAD:
        return str(row.pk), None


def _secrets() -> Iterator[Fault]:
    for secret in Secret.objects.select_related("event").iterator(chunk_size=2000):
        event = secret.event
        _, body = _read(event)
        recorded = body.get(secret.name) if body else None
        if recorded != commitment(secret.salt, secret.name, secret.value):
            yield Fault(event.log_id, event.seq, "SECRET", secret.name)


def _files() -> Iterator[Fault]:
    """Compare every file that a row answers for with the digest that the row holds of it."""
    for model in protected_models():
        if model.kept_file is Protected.kept_file:
            continue
        for row in model._base_manager.order_by("pk").iterator(chunk_size=CHUNK):
            if row.kept_file and (code := row.kept_file.fault()):
                yield Fault("", row.ver, code, f"{model._meta.db_table} {row.pk}")


def protected_models() -> list[type[Protected]]:
    """Return every kind of row that the trail answers for, by table name."""
    kinds = [model for model in apps.get_models() if issubclass(model, Protected)]
    return sorted(kinds, key=lambda model: model._meta.db_table)
