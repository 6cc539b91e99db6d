"""What a PDF holds beside pages to read: every object of it is looked at, packed ones too (T45).

Only the streams that pack objects are unpacked, each to what pypdf allows at most: no picture and
no page is drawn here.
"""

import io
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from exams.rules.refusals import Refusal

MOST_PAGES = 200
MOST_OBJECTS = 50_000


class Active(StrEnum):
    """What does something when a PDF is opened or clicked on, or is another file inside it."""

    PROGRAM = "ACTIVE_PROGRAM"
    LAUNCH = "ACTIVE_LAUNCH"
    SUBMIT = "ACTIVE_SUBMIT"
    EMBEDDED = "ACTIVE_EMBEDDED"
    MEDIA = "ACTIVE_MEDIA"


_BY_KEY = {
    "/JS": Active.PROGRAM,
    "/JavaScript": Active.PROGRAM,
    "/XFA": Active.PROGRAM,
    "/EmbeddedFiles": Active.EMBEDDED,
    "/EF": Active.EMBEDDED,
    "/RichMediaContent": Active.MEDIA,
}
_BY_NAME = {  # what an object says that it is, or that it does
    "/JavaScript": Active.PROGRAM,
    "/Launch": Active.LAUNCH,
    "/GoToR": Active.LAUNCH,
    "/GoToE": Active.LAUNCH,
    "/SubmitForm": Active.SUBMIT,
    "/ImportData": Active.SUBMIT,
    "/EmbeddedFile": Active.EMBEDDED,
    "/FileAttachment": Active.EMBEDDED,
    "/RichMedia": Active.MEDIA,
    "/Rendition": Active.MEDIA,
    "/Movie": Active.MEDIA,
    "/Sound": Active.MEDIA,
    "/3D": Active.MEDIA,
}
_SAYS = ("/S", "/Subtype", "/Type")


def require_only_pages(data: bytes, name: str) -> None:
    """Refuse a PDF that is more than pages to read.

    Raises Refusal FILE_DAMAGED, FILE_ENCRYPTED, FILE_TOO_MANY_PARTS, FILE_TOO_MANY_PAGES or
    FILE_ACTIVE (naming what is in it).
    """
    try:
        parts = _parts(data, name)
    except Refusal:
        raise
    except Exception as broken:  # what strangers wrote breaks a reader in more ways than it names
        raise Refusal("FILE_DAMAGED", field="file", file=name) from broken
    if content := sorted({each for part in parts for each in _active(part)}):
        raise Refusal("FILE_ACTIVE", field="file", file=name, content=" ".join(content))
    _require_pages(parts, name)


def _require_pages(parts: Sequence[DictionaryObject], name: str) -> None:
    pages = sum(part.get("/Type") == "/Page" for part in parts)
    if not pages:
        raise Refusal("FILE_DAMAGED", field="file", file=name)
    if pages > MOST_PAGES:
        raise Refusal("FILE_TOO_MANY_PAGES", field="file", file=name, limit=MOST_PAGES)


def _parts(data: bytes, name: str) -> list[DictionaryObject]:
    """Return every dictionary in a PDF, whether or not a page leads to it."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise Refusal("FILE_ENCRYPTED", field="file", file=name)
    keys = {(key, generation) for generation, table in reader.xref.items() for key in table}
    keys |= {(key, 0) for key in reader.xref_objStm}
    if len(keys) > MOST_OBJECTS:
        raise Refusal("FILE_TOO_MANY_PARTS", field="file", file=name, limit=MOST_OBJECTS)
    objects = (reader.get_object(IndirectObject(*key, reader)) for key in sorted(keys))
    return [part for each in (*objects, reader.trailer) for part in _dictionaries(each)]


def _dictionaries(thing: Any) -> Iterator[DictionaryObject]:
    """Yield an object, and those that stand in it; one that it refers to stands elsewhere."""
    if isinstance(thing, DictionaryObject):
        yield thing
        inner = list(thing.values())
    else:
        inner = list(thing) if isinstance(thing, ArrayObject) else []
    for each in inner:
        yield from _dictionaries(each)


def _active(part: DictionaryObject) -> Iterator[Active]:
    yield from (_BY_KEY[key] for key in part if key in _BY_KEY)
    names = [part.get(key) for key in _SAYS]  # may refer to an object that says it
    yield from (_BY_NAME[str(name)] for name in names if str(name) in _BY_NAME)
