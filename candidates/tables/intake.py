"""What is looked at before a spreadsheet is opened: its name, its size, how much it may take.

Nothing is parsed here. Source: stack 5.1.
"""

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from candidates.rules.uploads import MAX_SPREADSHEET_BYTES, MEGABYTE, require_size
from exams.rules.refusals import Refusal

Source = bytes | str | PathLike[str] | BinaryIO


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may be and take: bytes, parts, seconds."""

    upload_bytes: int = MAX_SPREADSHEET_BYTES
    unpacked_bytes: int = 200 * MEGABYTE
    parts: int = 2000
    memory_bytes: int = 1536 * MEGABYTE
    cpu_seconds: int = 60
    wall_seconds: int = 120


LIMITS = Limits()


def file_name(source: Source) -> str:
    """Return the name a person knows the file by, or empty text."""
    if isinstance(source, bytes):
        return ""
    named = getattr(source, "name", source)
    return Path(named).name if isinstance(named, str | PathLike) else ""


def content(source: Source, name: str, limits: Limits) -> bytes:
    """Return the bytes of the file; never more of them are read than the limit allows.

    Refuses with FILE_TOO_LARGE or FILE_EMPTY.
    """
    data = _first(source, limits.upload_bytes + 1)
    require_size(len(data), name, limits.upload_bytes)
    if not data:
        raise Refusal("FILE_EMPTY", file=name)
    return data


def _first(source: Source, count: int) -> bytes:
    if isinstance(source, bytes):
        return source[:count]
    if isinstance(source, str | PathLike):
        with Path(source).open("rb") as stream:
            return stream.read(count)
    source.seek(0)
    return source.read(count)
