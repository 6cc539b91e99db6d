"""What an import would change: who comes, who goes, and for whom what was one thing is another."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

MOST_LISTED = 100  # people of each kind of change that are listed by name


class ChangeKind(StrEnum):
    ADDED = "IMPORT_ADDED"
    CHANGED = "IMPORT_CHANGED"
    GONE = "IMPORT_GONE"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that was one thing and becomes another, as plain values."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class ListedChange:
    """Somebody whom an import adds, changes or no longer has; the fields only where changed."""

    key: str
    name: str
    kind: ChangeKind
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import would change, as keys that a person can look up; the first ones by name."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    same: int
    listed: tuple[ListedChange, ...] = ()


def difference(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    fields: Sequence[str],
    *,
    comparable: Callable[[str, Any], Any] = lambda field, value: value,
    is_gone: Callable[[Any], bool] = lambda row: True,
) -> Difference:
    """Compare rows by key, field by field; a row that is not in `new` is gone if `is_gone` says so.

    `comparable` returns the value of a field as it is compared.
    """

    def content(row: Any) -> tuple[Any, ...]:
        return tuple(comparable(field, getattr(row, field)) for field in fields)

    common = [key for key in new if key in old]
    changed = sorted(key for key in common if content(new[key]) != content(old[key]))
    added = sorted(key for key in new if key not in old)
    gone = sorted(key for key, row in old.items() if key not in new and is_gone(row))
    listed = (
        *(_changed(key, old[key], new[key], fields) for key in islice(changed, MOST_LISTED)),
        *(ListedChange(key, old[key].name, ChangeKind.GONE) for key in islice(gone, MOST_LISTED)),
        *(ListedChange(key, new[key].name, ChangeKind.ADDED) for key in islice(added, MOST_LISTED)),
    )
    same = len(common) - len(changed)
    return Difference(tuple(added), tuple(changed), tuple(gone), same, listed)


def together(several: Iterable[Difference]) -> Difference:
    """Return what several files, or kinds of lines in one, would change in all."""
    parts = tuple(several)

    def keys(kind: str) -> tuple[str, ...]:
        return tuple(key for part in parts for key in getattr(part, kind))

    return Difference(
        added=keys("added"),
        changed=keys("changed"),
        gone=keys("gone"),
        same=sum(part.same for part in parts),
        listed=tuple(change for part in parts for change in part.listed),
    )


def _changed(key: str, old: Any, new: Any, fields: Sequence[str]) -> ListedChange:
    pairs = [(field, getattr(old, field), getattr(new, field)) for field in fields]
    moved = tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])
    return ListedChange(key, new.name, ChangeKind.CHANGED, moved)
