"""Whether a value of the two kinds of files is of the kind that its place asks for."""

from collections.abc import Callable
from typing import Any

Sound = Callable[[Any], bool]


def is_a(kind: type) -> Sound:
    """A moment is not a day, and true is not a number."""
    return lambda value: type(value) is kind


def text(value: Any) -> bool:
    return type(value) is str and bool(value)


def texts(value: Any) -> bool:
    return isinstance(value, list) and all(type(item) is str for item in value)


def among(*values: str) -> Sound:
    return lambda value: type(value) is str and value in values


def at_least(least: int) -> Sound:
    return lambda value: type(value) is int and value >= least


def month(value: Any) -> bool:
    year, _, month = str(value).partition("-")
    return year.isdecimal() and month[:2].isdecimal() and 1 <= int(month[:2]) <= 12
