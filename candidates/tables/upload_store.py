"""A file between the check page and its import: kept outside the database, each shelf for its time.

Until it is confirmed it belongs to a person and an address of the import, not to a session: who
signs in again finds it. Then it is a job's.
"""

import secrets
import time
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

from exams.rules.refusals import Refusal

PENDING, OF_JOBS = "imports", "jobs"
SECONDS = 3600
LIFETIMES = {PENDING: SECONDS, OF_JOBS: 7 * 24 * SECONDS}


def store(owner: str, data: bytes, shelf: str = PENDING) -> None:
    """Keep the bytes of an owner in place of those that were kept before."""
    folder = _folder(shelf)
    _sweep(folder)
    unfinished = folder / secrets.token_hex(16)
    unfinished.touch(mode=0o600)
    unfinished.write_bytes(data)
    unfinished.replace(_path(owner, shelf))


def load(owner: str, shelf: str = PENDING) -> bytes:
    """Return the bytes again. Raises Refusal UPLOAD_EXPIRED."""
    path = _path(owner, shelf)
    if not path.is_file() or _is_old(path):
        raise Refusal("UPLOAD_EXPIRED")
    return path.read_bytes()


def discard(owner: str, shelf: str = PENDING) -> None:
    """Throw the bytes away."""
    _path(owner, shelf).unlink(missing_ok=True)


def _path(owner: str, shelf: str) -> Path:
    """Return where the bytes of an owner are: under a name that nobody else can work out."""
    return _folder(shelf) / salted_hmac("candidates.upload_store", owner).hexdigest()


def _folder(shelf: str) -> Path:
    folder = Path(settings.VAR_DIR) / shelf
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _is_old(path: Path) -> bool:
    return path.stat().st_mtime < time.time() - LIFETIMES[path.parent.name]


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        if _is_old(path):
            path.unlink(missing_ok=True)
