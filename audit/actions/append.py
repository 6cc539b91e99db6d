"""The end of a log: locked, and one event appended to it.

Every action does this, and many do nothing dearer: the statements are written out here once, and
not worked out from the models each time.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection

from audit.actions.lock import LogEnd, locks
from audit.models.log import Event, Log, origin_of
from audit.rules.canonical import canon
from audit.rules.chain import leaf, push
from audit.rules.refusals import Refusal

# What says where a log ends, in the order of `hold_end`.
END_COLUMNS = ("log_id", "size", "last_leaf", "frontier", "last_ts", "closed_at")
_END = (
    "SELECT log_id, size, last_leaf, frontier, last_ts, closed_at FROM audit_log WHERE log_id = %s"
)
_EVENT = (
    "INSERT INTO audit_event (leaf, log_id, seq, ts, type, actor, subject, entry) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s)"
)
_ERASABLE = "INSERT INTO audit_secret (event_id, name, salt, value) VALUES (%s, %s, %s, %s)"
_ADVANCE = (
    "UPDATE audit_log SET size = %s, last_leaf = %s, frontier = %s, last_ts = %s WHERE log_id = %s"
)


def locked_end(log: str) -> LogEnd:
    """Lock a log and return where it ends; begin it if it is new.

    An action that locked it before is not asked again. Raises Refusal LOG_CLOSED when the log
    takes no more.
    """
    if end := locks().ends.get(log):
        return end
    row = _end(log)
    if row is None:  # the first event of all; another first one may be as quick
        Log.objects.get_or_create(pk=log, defaults={"origin": origin_of(log)})
        row = _end(log)
    hold_end(row)
    if end := locks().ends.get(log):
        return end
    raise Refusal("LOG_CLOSED", log=log)


def hold_end(columns: Sequence[Any]) -> None:
    """Hold the end of a log that the running action locked; `columns` are the END_COLUMNS.

    A closed log has no end that could be held.
    """
    log, size, last_leaf, frontier, last_ts, closed_at = columns
    if closed_at is None:
        locks().ends[log] = LogEnd(log, size, last_leaf, bytes(frontier), last_ts)


def append(end: LogEnd, body: Mapping[str, object]) -> Event:
    """Append one event to a locked log, and return it; `body` is what its entry says."""
    entry = canon(body)
    event = Event(
        leaf=leaf(entry),
        log_id=end.log,
        seq=end.size,
        ts=str(body["ts"]),
        type=str(body["type"]),
        actor=str(body["actor"]),
        subject=str(body["subject"]),
        entry=entry,
    )
    _insert(event)
    _advance(end, event)
    return event


def keep_secret(event: Event, name: str, salt: str, value: str) -> None:
    """Keep a value that an event only commits to."""
    with connection.cursor() as cursor:
        cursor.execute(_ERASABLE, [event.pk, name, salt, value])


def _end(log: str) -> Any:
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(_END + lock, [log])
        return cursor.fetchone()


def _insert(event: Event) -> None:
    values = [getattr(event, field.attname) for field in Event._meta.concrete_fields]
    with connection.cursor() as cursor:
        cursor.execute(_EVENT, values)
    event._state.adding, event._state.db = False, DEFAULT_DB_ALIAS


def _advance(end: LogEnd, event: Event) -> None:
    new = LogEnd(
        end.log, end.size + 1, event.leaf, push(end.frontier, end.size, event.leaf), event.ts
    )
    with connection.cursor() as cursor:
        cursor.execute(_ADVANCE, [new.size, new.last_leaf, new.frontier, new.last_ts, new.log])
    locks().ends[new.log] = new
