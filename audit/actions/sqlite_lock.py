"""A fair queue before SQLite's one writer: its own busy handler serves the impatient first."""

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import OperationalError, connection

GAVE_WAY = ("40001", "40P01", "55P03")  # not serialisable, a deadlock, a lock not to be had
PRIMARY = 0xFF  # SQLite's extended codes keep the plain one in the last byte


@contextmanager
def exclusive_writer() -> Iterator[None]:
    """Hold the right to write; nothing to do on PostgreSQL or for a database in memory.

    Threads and processes stand in one queue, the kernel's: each opens the lock for itself. Who is
    in a transaction already, as an action inside an action, does not queue again.
    """
    name = str(connection.settings_dict["NAME"])
    in_memory = name == ":memory:" or "mode=memory" in name
    if connection.vendor != "sqlite" or connection.in_atomic_block or in_memory:
        yield
        return
    with Path(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_crowded(error: OperationalError) -> bool:
    """Tell whether the database gave way to other writers: the same action may be tried again."""
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", 0) & PRIMARY
    return getattr(cause, "sqlstate", None) in GAVE_WAY or code == sqlite3.SQLITE_BUSY
