"""Files of what was published: made once for a publication, and served from there.

A file that was changed on the disk is not served: it is made anew.
"""

from collections.abc import Callable
from hmac import compare_digest
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.utils.crypto import salted_hmac

from results.models import Publication

_PROOF = 32  # bytes in front of the content


def made_once(publication: Publication, suffix: str, make: Callable[[Publication], bytes]) -> bytes:
    """Return a file of a publication as it was first made; `suffix` says which of its files."""
    path = Path(settings.VAR_DIR) / "published" / f"{publication.pk}-{publication.ver}.{suffix}"
    stored = path.read_bytes() if path.is_file() else b""
    proof, content = stored[:_PROOF], stored[_PROOF:]
    if compare_digest(proof, _proof(path.name, content)):
        return content
    made = make(publication)
    _write(path, _proof(path.name, made) + made)
    return made


def _proof(name: str, content: bytes) -> bytes:
    salt = "results.published_files"
    return salted_hmac(salt, name.encode() + b"\0" + content, algorithm="sha256").digest()


def _write(path: Path, data: bytes) -> None:
    """Write a file at once: whoever reads meanwhile finds all of it, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
