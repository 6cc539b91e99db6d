"""The cells of one line, each read by the reader of its column."""

from collections.abc import Iterable, Mapping
from typing import Any

from candidates.tables.cells import Note, Reader, text
from candidates.tables.records import Table
from exams.rules.enums import Severity

UNREADABLE = "unreadable"  # the key under which a line's values hold what was told to be unreadable


def line_values(
    table: Table, readers: Mapping[str, Reader], row: int, cells: list[Any], blocked: set[int]
) -> dict[str, Any]:
    """Return what stands in one line by the keys of its columns; what cannot be read is None."""
    values: dict[str, Any] = {UNREADABLE: set()}
    for key, column in table.columns.items():
        value, notes = readers.get(key, text)(cells[column])
        if column not in blocked:
            table.notes(row, column, notes)
        values[key] = None if column in blocked else value
        if column in blocked or any(note.severity == Severity.ERROR for note in notes):
            values[UNREADABLE].add(key)
        if any(note.code == "DATE_YEAR_ONLY" for note in notes):
            values[f"{key}_year_only"] = True
    return values


def require_values(table: Table, row: int, values: Mapping[str, Any], keys: Iterable[str]) -> None:
    """Tell of an empty cell without which the line says nothing (VALUE_MISSING)."""
    for key in keys:
        if values.get(key) in (None, "") and key not in values[UNREADABLE]:
            table.note(row, table.columns.get(key), Note("VALUE_MISSING", Severity.ERROR))
