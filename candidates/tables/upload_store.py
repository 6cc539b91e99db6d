"""A file between the check page and the confirmation: kept outside the database, for an hour."""

import re
import secrets
import time
from pathlib import Path

from django.conf import settings

from exams.rules.refusals import Refusal

SECONDS = 3600
_TOKEN = re.compile(r"[0-9a-f]{32}")


def store(data: bytes) -> str:
    """Keep the bytes and return the token that only this reader's session knows."""
    folder = _folder()
    _sweep(folder)
    token = secrets.token_hex(16)
    path = folder / token
    path.write_bytes(data)
    path.chmod(0o600)
    return token


def load(token: str) -> bytes:
    """Return the bytes again. Raises Refusal UPLOAD_EXPIRED."""
    path = _folder() / token
    if not _TOKEN.fullmatch(token) or not path.is_file():
        raise Refusal("UPLOAD_EXPIRED")
    return path.read_bytes()


def discard(token: str) -> None:
    """Throw the bytes away."""
    if _TOKEN.fullmatch(token):
        (_folder() / token).unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.VAR_DIR) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sweep(folder: Path) -> None:
    oldest = time.time() - SECONDS
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
