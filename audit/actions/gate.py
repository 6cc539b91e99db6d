"""A fair queue before SQLite's one writer: its own busy handler serves the impatient first."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection


@contextmanager
def one_writer() -> Iterator[None]:
    """Hold the right to write; nothing to do on PostgreSQL or for a database in memory.

    Threads and processes stand in one queue, the kernel's: each opens the lock for itself. Who is
    in a transaction already, as a deed inside a deed, does not queue again.
    """
    name = str(connection.settings_dict["NAME"])
    in_memory = name == ":memory:" or "mode=memory" in name
    if connection.vendor != "sqlite" or connection.in_atomic_block or in_memory:
        yield
        return
    with Path(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
