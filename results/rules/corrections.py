"""What a new version of a list changes against the one before it.

Source: regulations N18 (a published list is corrected by a new version, with reason and basis).
"""

from collections.abc import Mapping, Sequence
from typing import Any

Line = Mapping[str, Any]
Change = tuple[str, str, str]  # number and field, old, new


def difference(old: Sequence[Line], new: Sequence[Line]) -> tuple[Change, ...]:
    """Return every value that differs, line by line, in the order of the new list.

    A line that came has "" as old, one that went "" as new.
    """
    before = {str(line["number"]): line for line in old}
    after = {str(line["number"]): line for line in new}
    changes = [change for number in after for change in _changes(number, before, after)]
    gone = [(number, number, "") for number in before if number not in after]
    return (*changes, *gone)


def _changes(number: str, before: Mapping[str, Line], after: Mapping[str, Line]) -> list[Change]:
    if number not in before:
        return [(number, "", number)]
    old, new = before[number], after[number]
    fields = sorted({*old, *new})
    return [
        (f"{number} {field}", _text(old.get(field)), _text(new.get(field)))
        for field in fields
        if _text(old.get(field)) != _text(new.get(field))
    ]


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
