"""Rows that the running action reads in order to change them: locked, and as they were recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from audit.actions.integrity import tampered_rows
from audit.models.protected import Protected
from audit.rules.refusals import Refusal

R = TypeVar("R", bound=Protected)
Version = tuple[type[Protected], UUID, int]

_locked: ContextVar[set[Version] | None] = ContextVar("locked", default=None)


@contextmanager
def keeping_locks() -> Iterator[None]:
    """Remember what is locked until the transaction ends; an action inside an action shares it."""
    token = _locked.set(set() if (outer := _locked.get()) is None else outer)
    try:
        yield
    finally:
        _locked.reset(token)


def lock_row(rows: QuerySet[R]) -> R | None:
    """Lock the first of some rows and return it with its event; None: there is no such row.

    `record()` writes over it without reading it once more. Raises Refusal TAMPERED when the row
    was changed past the trail, RuntimeError outside an action.
    """
    row = rows.select_for_update(of=("self",)).select_related("event").first()
    if row is not None:
        require_as_recorded([row])
        _versions().add((type(row), row.pk, row.ver))
    return row


def is_locked(row: Protected) -> bool:
    """Say whether the version before this one of a row was locked by the running action."""
    return (type(row), row.pk, row.ver - 1) in _versions()


def _versions() -> set[Version]:
    versions = _locked.get()
    if versions is None:
        raise RuntimeError("no action is under way")
    return versions


def require_as_recorded(rows: list[R]) -> None:
    """Refuse (TAMPERED) to write over what was changed past the trail: it would be covered up."""
    if changed := tampered_rows(rows):
        raise Refusal("TAMPERED", thing=f"{changed[0]._meta.db_table} {changed[0].pk}")
