"""What the running action holds locked: rows as they were recorded, and the ends of logs."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from audit.actions.integrity import tampered_rows
from audit.models.protected import Protected
from audit.rules.refusals import Refusal

R = TypeVar("R", bound=Protected)
Version = tuple[type[Protected], UUID, int]


@dataclass(frozen=True, slots=True)
class LogEnd:
    """Where a log ends, locked until the transaction does."""

    log: str
    size: int
    last_leaf: str
    frontier: bytes
    last_ts: str


@dataclass(slots=True)
class Locks:
    """The versions of rows, and the ends of logs, that nobody else can move meanwhile."""

    versions: set[Version] = field(default_factory=set)
    ends: dict[str, LogEnd] = field(default_factory=dict)

    def copy(self) -> "Locks":
        return Locks(set(self.versions), dict(self.ends))


_locks: ContextVar[Locks | None] = ContextVar("locks", default=None)


@contextmanager
def keeping_locks() -> Iterator[None]:
    """Remember what is locked until the transaction ends.

    An action inside an action adds to what the outer one holds, unless it is undone: with it, its
    locks and its events are gone.
    """
    outer = _locks.get()
    inner = Locks() if outer is None else outer.copy()
    token = _locks.set(inner)
    try:
        yield
    finally:
        _locks.reset(token)
    if outer is not None:
        outer.versions, outer.ends = inner.versions, inner.ends


def lock_row(rows: QuerySet[R]) -> R | None:
    """Lock the first of some rows and return it with its event; None: there is no such row.

    `record()` writes over it without reading it once more. Raises Refusal TAMPERED when the row
    was changed past the trail, RuntimeError outside an action.
    """
    row = rows.select_for_update(of=("self",)).select_related("event").first()
    if row is not None:
        require_as_recorded([row])
        locks().versions.add((type(row), row.pk, row.ver))
    return row


def is_locked(row: Protected) -> bool:
    """Say whether the version before this one of a row was locked by the running action."""
    return (type(row), row.pk, row.ver - 1) in locks().versions


def locks() -> Locks:
    """Return what the running action holds. Raises RuntimeError outside an action."""
    of_action = _locks.get()
    if of_action is None:
        raise RuntimeError("no action is under way")
    return of_action


def require_as_recorded(rows: list[R]) -> None:
    """Refuse (TAMPERED) to write over what was changed past the trail: it would be covered up."""
    if changed := tampered_rows(rows):
        raise Refusal("TAMPERED", thing=f"{changed[0]._meta.db_table} {changed[0].pk}")
