"""How a parameter of annex (ii) is declared: its type, its bounds, and whether the system reads it.

One function for each type, so that a declaration reads as a sentence: what kind of value it is,
its key, its default, its Vietnamese title, the text it rests on, and what may be chosen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Value = str | int | bool | list[str] | dict[str, str] | dict[str, int] | None


class ParameterKind(StrEnum):
    """The type of a value, which says how it is stored in a profile."""

    BOOLEAN = "BOOLEAN"  # true or false
    INTEGER = "INTEGER"  # a whole number
    DECIMAL = "DECIMAL"  # text, without needless zeros: "50", "0.5"
    CHOICE = "CHOICE"  # one code of the choices
    CHOICES = "CHOICES"  # a list of different codes of the choices
    ORDER = "ORDER"  # the same, and their order counts
    LINES = "LINES"  # a list of texts
    TABLE = "TABLE"  # a whole number, or one code of the choices, for each key
    TEXT = "TEXT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One number, code, list or table of the law that a campaign may set.

    `low` and `high` bound a number, or the numbers of a table, both included; of a list, `low` is
    the fewest items. `keys` are the keys of a table, all of them; without them any key will do.
    `enforced` says that code reads the value: one that is not enforced is recorded, and changes
    nothing. `must_set` asks for a person who confirms the value before the announcement.
    """

    key: str
    kind: ParameterKind
    default: Any
    title: str
    basis: str
    low: int = 0
    high: int = 0
    choices: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    nullable: bool = False
    enforced: bool = True
    must_set: bool = False


def _declared(
    kind: ParameterKind, key: str, default: Any, title: str, basis: str, **options: Any
) -> Parameter:
    return Parameter(kind=kind, key=key, default=default, title=title, basis=basis, **options)


def switch(key: str, default: bool, title: str, basis: str, *, enforced: bool = True) -> Parameter:
    """Declare something that is done or is not."""
    return _declared(ParameterKind.BOOLEAN, key, default, title, basis, enforced=enforced)


def integer(
    key: str, default: int | None, title: str, basis: str, *, low: int, high: int, **options: Any
) -> Parameter:
    """Declare a whole number between two others; `nullable=True` allows that there is none."""
    return _declared(
        ParameterKind.INTEGER, key, default, title, basis, low=low, high=high, **options
    )


def decimal(
    key: str, default: str, title: str, basis: str, *, low: int, high: int, **options: Any
) -> Parameter:
    """Declare a number with a fraction, between two others, perhaps one of a few `choices`."""
    return _declared(
        ParameterKind.DECIMAL, key, default, title, basis, low=low, high=high, **options
    )


def choice(
    key: str, default: str, title: str, basis: str, *, choices: Iterable[str], **options: Any
) -> Parameter:
    """Declare one code of several."""
    return _declared(
        ParameterKind.CHOICE, key, default, title, basis, choices=tuple(choices), **options
    )


def choices(
    key: str,
    default: list[str],
    title: str,
    basis: str,
    *,
    more: tuple[str, ...] = (),
    **options: Any,
) -> Parameter:
    """Declare a list of codes: those of the default may be left out, and `more` may be added."""
    codes = (*default, *more)
    return _declared(ParameterKind.CHOICES, key, default, title, basis, choices=codes, **options)


def order(
    key: str, default: list[str], title: str, basis: str, *, choices: Iterable[str]
) -> Parameter:
    """Declare a list of codes whose order counts, of one code at least."""
    return _declared(ParameterKind.ORDER, key, default, title, basis, low=1, choices=tuple(choices))


def lines(
    key: str, default: list[str], title: str, basis: str, *, enforced: bool = True
) -> Parameter:
    """Declare a list of free texts, of one at least."""
    return _declared(ParameterKind.LINES, key, default, title, basis, low=1, enforced=enforced)


def table(key: str, default: dict[str, Any], title: str, basis: str, **options: Any) -> Parameter:
    """Declare a table: whole numbers from `low` to `high` by `keys`, or codes of `choices`."""
    return _declared(ParameterKind.TABLE, key, default, title, basis, **options)


def text(key: str, default: str, title: str, basis: str, *, enforced: bool = True) -> Parameter:
    """Declare a free text of one line."""
    return _declared(ParameterKind.TEXT, key, default, title, basis, enforced=enforced)
