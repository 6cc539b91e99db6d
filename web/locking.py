"""Locks for what is stored and nobody may read there: each is made from a secret."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from cryptography.fernet import Fernet


def lock_of(secret: str) -> Fernet:
    """Return the lock whose key is worked out from a secret."""
    return Fernet(urlsafe_b64encode(sha256(secret.encode()).digest()))
