"""Many values at once: only those are turned into another form whose type asks for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import NoneType
from typing import Any

Turn = Callable[[Any], Any]
AS_IT_IS: frozenset[type] = frozenset((NoneType,))


@dataclass(frozen=True, slots=True)
class ColumnForm:
    """What turns the values of one column; it leaves alone values of exactly these types."""

    turn: Turn
    leaves: frozenset[type] = AS_IT_IS


class ColumnForms:
    """The forms of all columns of a table, applied row by row.

    Rows of the same types need the same columns turned; which ones is worked out once.
    """

    def __init__(self, forms: Iterable[ColumnForm]) -> None:
        self._forms = tuple(forms)
        self._needed: dict[tuple[type, ...], tuple[tuple[int, Turn], ...]] = {}

    def turned(self, values: Iterable[Any]) -> list[Any]:
        """Return the values of one row, in the order of the columns, each in its form."""
        row = list(values)
        types = tuple(map(type, row))
        needed = self._needed.get(types)
        if needed is None:
            needed = self._needed[types] = self._needed_by(types)
        for index, turn in needed:
            row[index] = turn(row[index])
        return row

    def _needed_by(self, types: tuple[type, ...]) -> tuple[tuple[int, Turn], ...]:
        return tuple(
            (index, form.turn)
            for index, (form, kind) in enumerate(zip(self._forms, types, strict=True))
            if kind not in form.leaves
        )
