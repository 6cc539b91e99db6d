"""One way to write a value down, so that the same facts always give the same bytes.

Object keys are sorted, strings are NFC, numbers are integers: decimals and dates are text, written
the way they were judged. Floats are refused, since two machines may print them differently.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeAlias
from uuid import UUID

import orjson

# What the fast encoder writes as `canon_by_definition` does: exact types; a subclass may differ.
_WRITABLE = frozenset(
    (str, int, bool, type(None), dict, list, tuple, Decimal, datetime, date, UUID, bytes)
)
_CONTAINERS = frozenset((dict, list, tuple))
_TEXT = frozenset((str,))
_OPTIONS = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME

# What JSON has, but for numbers with a fraction.
Plain: TypeAlias = "str | int | Sequence[Plain] | Mapping[str, Plain] | None"


class Encoded(dict[str, Plain]):
    """A large object that keeps its canonical bytes: it is digested, stored and signed as one.

    Nobody changes it once it is made. What it is made of is known by its type: the millionth part
    is not looked at once more.
    """

    @cached_property
    def entry(self) -> bytes:
        return _quickly(dict(self))


def canon(value: object) -> bytes:
    """Return the canonical JSON bytes of `value` (UTF-8, no spaces, keys sorted).

    Raises TypeError for a float, a naive instant or a value that has no plain form.
    """
    if type(value) is Encoded:
        return value.entry
    return _quickly(value) if _is_plain_enough(value) else canon_by_definition(value)


def _quickly(value: object) -> bytes:
    """Return the bytes of what is plain enough, by the fast encoder if it can write them."""
    try:
        entry = orjson.dumps(value, _text, _OPTIONS)
    except TypeError:  # a lone surrogate, a number of more than 64 bits, a naive instant
        return canon_by_definition(value)
    # Text that is normal as a whole is normal in every part: what stands between two strings
    # is ASCII and composes with nothing.
    if entry.isascii() or unicodedata.is_normalized("NFC", entry.decode()):
        return entry
    return canon_by_definition(value)


def _is_plain_enough(value: object) -> bool:
    """Say whether every part has one of the exact types that the fast encoder writes alike."""
    unread: list[Any] = [value if type(value) in _CONTAINERS else [value]]
    for items in unread:  # which grows while it is read
        if type(items) is dict:
            if not _TEXT.issuperset(map(type, items)):
                return False
            items = items.values()
        types = set(map(type, items))
        if not types <= _WRITABLE:
            return False
        if not types.isdisjoint(_CONTAINERS):
            unread += [item for item in items if type(item) in _CONTAINERS]
    return True


def canon_by_definition(value: object) -> bytes:
    """Return the canonical bytes the slow way, which says what they are; raises as `canon`."""
    return json.dumps(
        plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def plain(value: object) -> object:
    """Return `value` in the few JSON types that are allowed."""
    match value:
        case str():
            return value if value.isascii() else unicodedata.normalize("NFC", value)
        case None | bool() | int():
            return value
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{abs(value) if value == 0 else value:f}"
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    raise TypeError(f"{type(value).__name__} has no canonical form")


def instant(moment: datetime) -> str:
    """Return an instant as UTC with microseconds, so that text order is time order."""
    if moment.tzinfo is None:
        raise TypeError("a naive instant has no canonical form")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
