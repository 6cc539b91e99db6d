"""A fair queue before SQLite's one writer: its own busy handler serves the impatient first."""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

_here = threading.RLock()


@contextmanager
def one_writer() -> Iterator[None]:
    """Hold the right to write; nothing to do on PostgreSQL or for a database in memory."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or connection.in_atomic_block or "memory" in name:
        yield
        return
    with _here, Path(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
