"""A file between the check page and the confirmation: kept outside the database, for an hour.

It belongs to a person and an address of the import, not to a session: who signs in again finds it.
"""

import secrets
import time
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

from exams.rules.refusals import Refusal

SECONDS = 3600


def store(owner: str, data: bytes) -> None:
    """Keep the bytes of an owner in place of those that were kept before."""
    folder = _folder()
    _sweep(folder)
    unfinished = folder / secrets.token_hex(16)
    unfinished.touch(mode=0o600)
    unfinished.write_bytes(data)
    unfinished.replace(_path(owner))


def load(owner: str) -> bytes:
    """Return the bytes again. Raises Refusal UPLOAD_EXPIRED."""
    path = _path(owner)
    if not path.is_file() or _is_old(path):
        raise Refusal("UPLOAD_EXPIRED")
    return path.read_bytes()


def discard(owner: str) -> None:
    """Throw the bytes away."""
    _path(owner).unlink(missing_ok=True)


def _path(owner: str) -> Path:
    """Return where the bytes of an owner are: under a name that nobody else can work out."""
    return _folder() / salted_hmac("candidates.upload_store", owner).hexdigest()


def _folder() -> Path:
    folder = Path(settings.VAR_DIR) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _is_old(path: Path) -> bool:
    return path.stat().st_mtime < time.time() - SECONDS


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        if _is_old(path):
            path.unlink(missing_ok=True)
