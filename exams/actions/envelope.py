"""The lock of the sealed mapping: a key that is never in the database (docs/evidence.md)."""

from cryptography.fernet import Fernet
from django.conf import settings

from web.locking import lock_of


def close_envelope(content: bytes) -> bytes:
    """Return the content locked with the installation's sealing key."""
    return _lock().encrypt(content)


def open_envelope(sealed: bytes) -> bytes:
    """Return what was locked; raises cryptography.fernet.InvalidToken if it was tampered with."""
    return _lock().decrypt(bytes(sealed))


def _lock() -> Fernet:
    return lock_of(settings.SEAL_KEY)
