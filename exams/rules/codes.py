"""The shape of codes: candidate numbers (số báo danh).

Source: regulations 8.2: ascending and continuous, never reused.
"""

from collections.abc import Iterable
from typing import TypeVar

Key = TypeVar("Key")


def candidate_numbers(in_order: Iterable[Key], *, prefix: str, digits: int) -> dict[Key, str]:
    """Return a number for each key, in the order given: LD001, LD002 and so on.

    All numbers have the same length, so that they sort as they count; more digits are taken when
    the given ones do not suffice. A key that comes twice has one number.
    """
    keys = dict.fromkeys(in_order)
    width = max(digits, len(str(len(keys))))
    return {key: f"{prefix}{number:0{width}}" for number, key in enumerate(keys, start=1)}
