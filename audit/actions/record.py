"""The one place that writes: an event, and with it the rows that the event answers for."""

import secrets
from collections.abc import Callable, Iterable
from contextvars import ContextVar, Token
from datetime import datetime, timedelta
from functools import wraps
from itertools import groupby
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import IntegrityError, OperationalError, transaction

from audit.actions.append import append, keep_secret, locked_end
from audit.actions.idempotency import remember
from audit.actions.lock import LogEnd, is_locked, keeping_locks, require_as_recorded
from audit.actions.rows import NewRows, insert, replace
from audit.actions.sqlite_lock import exclusive_writer, is_crowded
from audit.models.log import SYSTEM, Event
from audit.models.protected import Protected, writing
from audit.rules.canonical import instant
from audit.rules.chain import commitment
from audit.rules.refusals import Refusal

P = ParamSpec("P")
R = TypeVar("R")
Digest = list[object]  # of a row's version: table, key, version, SHA-256 in hexadecimal

_traces: ContextVar[int | None] = ContextVar("traces", default=None)
client_address: ContextVar[str] = ContextVar("client_address", default="")


class LeftNoTrace(RuntimeError):
    """An action ended without an event, or an event was recorded outside an action."""


def recorded(action: Callable[P, R]) -> Callable[P, R]:
    """Run an action in one transaction, and undo it unless it left a trace.

    An action called by another is part of it: both are written, or neither. Raises Refusal
    BUSY, beside what the action refuses, when the database gave way to others.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        token = _traces.set(0)
        try:
            with exclusive_writer(), transaction.atomic(), keeping_locks():
                outcome = action(*args, **kwargs)
                if not _traces.get():
                    raise LeftNoTrace(f"{action.__module__}.{action.__name__}")
                return outcome
        except OperationalError as error:
            if is_crowded(error):
                raise Refusal("BUSY") from error
            raise
        finally:
            _count_in_outer(token)

    run.is_recorded = True  # type: ignore[attr-defined]
    return run


def _count_in_outer(token: Token[int | None]) -> None:
    """End the count of an action's events; they count for the action that called it, too."""
    inner = _traces.get() or 0
    _traces.reset(token)
    if (outer := _traces.get()) is not None:
        _traces.set(outer + inner)


def record(
    name: str,
    /,
    *,
    about: object,
    by: object,
    at: datetime,
    log: str = SYSTEM,
    rows: Iterable[Protected] = (),
    streamed: Iterable[Protected] = (),
    **facts: object,
) -> Event:
    """Append one event to a log, and write the rows that it answers for.

    `streamed` rows are new, come one by one after the others, and are let go: a long list need
    never be in memory as instances.
    Facts are written the way they were judged. Personal values never stand among them: an event of
    a campaign's log may one day be published whole.
    Raises LeftNoTrace outside an action marked `@recorded`; Refusal STALE when a row was changed
    by another hand since it was read, TAMPERED when it was changed past the trail, LOG_CLOSED when
    the log takes no more.
    """
    traces = _traces.get()
    if traces is None:
        raise LeftNoTrace(f"{name} recorded outside an action")
    versions = [_next_version(row) for row in rows]
    digests = [_digest(row) for row in versions]
    new_rows = _taken(streamed, digests)
    end = locked_end(log)
    body = _body(end, name, str(about), _actor(by), _after(end.last_ts, at), facts, digests)
    secret = _secret_address(body)
    event = append(end, body)
    if secret:
        keep_secret(event, "where", *secret)
    _write(versions, new_rows, event)
    remember(event)
    _traces.set(traces + 1)
    return event


def log_of(campaign: str) -> str:
    """Return the name of a campaign's own log."""
    return f"exam/{campaign}"


def _body(
    end: LogEnd,
    name: str,
    about: str,
    actor: str,
    ts: str,
    facts: dict[str, object],
    digests: list[Digest],
) -> dict[str, object]:
    return {
        "v": 1,
        "log": end.log,
        "seq": end.size,
        "prev": end.last_leaf,
        "salt": secrets.token_hex(16),
        "ts": ts,
        "type": name,
        "actor": actor,
        "subject": about,
        "data": facts,
        "rows": digests,
    }


def _secret_address(body: dict[str, object]) -> tuple[str, str] | None:
    """Commit to where the request came from; the address itself stays erasable."""
    address = client_address.get()
    if not address:
        return None
    salt = secrets.token_hex(32)
    body["where"] = commitment(salt, "where", address)
    return salt, address


def _after(last: str, at: datetime) -> str:
    """Return the time of the entry: never earlier than the one before it in the same log."""
    now = instant(at)
    if now > last:
        return now
    return instant(datetime.fromisoformat(last) + timedelta(microseconds=1))


def _actor(by: object) -> str:
    return str(getattr(by, "pseudonym", by))


def _next_version(row: Protected) -> Protected:
    row.ver += 1
    row.salt = secrets.token_hex(16)
    return row


def _digest(row: Protected) -> Digest:
    return [row._meta.db_table, str(row.pk), row.ver, row.fingerprint()]


def _taken(streamed: Iterable[Protected], digests: list[Digest]) -> list[NewRows]:
    """Take rows one by one: note the digest of each, and keep what the database will take."""
    taken: list[NewRows] = []
    for model, rows in groupby(streamed, key=_kind):
        new = NewRows(model)
        for row in rows:
            digests.append(_digest(_next_version(row)))
            new.add(row)
        taken.append(new)
    return taken


def _write(rows: list[Protected], new_rows: list[NewRows], event: Event) -> None:
    token = writing.set(True)
    try:
        for row in rows:
            row.event_id = event.pk
        for model, group in groupby(rows, key=_kind):
            _write_group(model, list(group))
        for new in new_rows:
            new.write(event.pk)
    except IntegrityError as clash:  # another hand was there first
        raise Refusal("STALE") from clash
    finally:
        writing.reset(token)


def _write_group(model: type[Protected], rows: list[Protected]) -> None:
    old = [row for row in rows if not row._state.adding]
    insert(model, [row for row in rows if row._state.adding])
    _require_untouched(model, old)
    replace(model, old)


def _require_untouched(model: type[Protected], old: list[Protected]) -> None:
    """Refuse to write over another version than the one that was read, and was recorded."""
    unread = [row for row in old if not is_locked(row)]
    stored = _as_stored(model, unread)
    if any(row.pk not in stored or stored[row.pk].ver != row.ver - 1 for row in unread):
        raise Refusal("STALE")
    require_as_recorded(list(stored.values()))


def _as_stored(model: type[Protected], rows: list[Protected]) -> dict[UUID, Protected]:
    """Lock rows and return them as they stand; a single one together with its event.

    Many rows share few events, whose entries name them all: those are read once, apart.
    """
    stored = model._base_manager.select_for_update(of=("self",))
    if len(rows) == 1:
        stored = stored.select_related("event")
    return stored.in_bulk([row.pk for row in rows])


def _kind(row: Protected) -> type[Protected]:
    return type(row)
