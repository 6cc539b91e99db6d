"""The marks of a sheet's cells: formulas, padded numbers, errors, what is hidden."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

CellPosition = tuple[int, int]  # row from 1, column from 0
Padding = Callable[[str], str]
TRUE = ("1", "true")


@dataclass(slots=True)
class CellMarks:
    """Rows count from 1, columns from 0."""

    formulas: dict[CellPosition, str] = field(default_factory=dict)
    displayed: dict[CellPosition, str] = field(default_factory=dict)
    errors: dict[CellPosition, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)  # both ends included


def hidden_spans(tags: Iterator[tuple[str, dict[str, str]]]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last column, counted from 0, of every hidden span."""
    for name, attributes in tags:
        if name == "col" and attributes.get("hidden") in TRUE:
            yield int(attributes["min"]) - 1, int(attributes["max"]) - 1


def column_number(letters: str) -> int:
    """Return the column, counted from 0, that letters name."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
