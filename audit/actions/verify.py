"""Walk a log from its first entry and compare the record with what the trail says of it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps

from audit.models.log import Event, Log, Secret, as_link
from audit.models.protected import Protected
from audit.rules.chain import Link, commitment, faults


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: where, what (a code), and which thing."""

    log: str
    position: int
    code: str
    thing: str = ""


Versions = dict[tuple[str, str], tuple[int, str, str]]  # (table, key) -> version, digest, leaf


def verify() -> Iterator[Fault]:
    """Yield every fault of every log and of every protected row; writes nothing.

    Codes: LEAF, LINK, GAP, HEAD (the trail itself), INDEX (a column of an event differs from its
    entry), UNREADABLE, SECRET (an opened value is not the one committed to), CHANGED, MISSING,
    UNRECORDED (rows).
    """
    versions: Versions = {}
    for log in Log.objects.order_by("log_id"):
        yield from _walk(log, versions)
    yield from _rows(versions)
    yield from _secrets()


def _walk(log: Log, versions: Versions) -> Iterator[Fault]:
    misread: list[Fault] = []

    def links() -> Iterator[Link]:
        for event in log.events.order_by("seq").iterator(chunk_size=2000):
            try:
                body = json.loads(bytes(event.entry))
                link = as_link(event, body)
                _note(body["rows"], event.leaf, versions)
            except (ValueError, KeyError, TypeError):
                misread.append(Fault(log.pk, event.seq, "UNREADABLE"))
                link = Link(event.seq, event.leaf, bytes(event.entry), "?", -1)
                body = {}
            if body and not _indexes_hold(event, body):
                misread.append(Fault(log.pk, event.seq, "INDEX", event.type))
            yield link

    for position, code in faults(links(), log.as_head()):
        yield Fault(log.pk, position, code)
    yield from misread


def _note(rows: list[list[object]], leaf: str, versions: Versions) -> None:
    for table, key, version, digest in rows:
        thing = (str(table), str(key))
        if thing not in versions or versions[thing][0] < int(str(version)):
            versions[thing] = (int(str(version)), str(digest), leaf)


def _indexes_hold(event: Event, body: dict[str, object]) -> bool:
    return (event.ts, event.type, event.actor, event.subject, event.log_id) == (
        body.get("ts"),
        body.get("type"),
        body.get("actor"),
        body.get("subject"),
        body.get("log"),
    )


def _rows(versions: Versions) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for model in protected_models():
        table = model._meta.db_table
        for row in model._default_manager.order_by("pk").iterator(chunk_size=2000):
            thing = (table, str(row.pk))
            seen.add(thing)
            yield from _row(row, table, versions.get(thing))
    for table, key in sorted(set(versions) - seen):
        yield Fault("", versions[table, key][0], "MISSING", f"{table} {key}")


def _row(row: Protected, table: str, known: tuple[int, str, str] | None) -> Iterator[Fault]:
    if known is None:
        yield Fault("", row.ver, "UNRECORDED", f"{table} {row.pk}")
    elif (row.ver, row.fingerprint(), row.event_id) != known:
        yield Fault("", row.ver, "CHANGED", f"{table} {row.pk}")


def _secrets() -> Iterator[Fault]:
    for secret in Secret.objects.select_related("event").iterator(chunk_size=2000):
        body = json.loads(bytes(secret.event.entry))
        if body.get(secret.name) != commitment(secret.salt, secret.name, secret.value):
            event = secret.event
            yield Fault(event.log_id, event.seq, "SECRET", secret.name)


def protected_models() -> list[type[Protected]]:
    """Return every kind of row that the trail answers for, by table name."""
    kinds = [model for model in apps.get_models() if issubclass(model, Protected)]
    return sorted(kinds, key=lambda model: model._meta.db_table)
