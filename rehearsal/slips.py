"""The two CSV files of a rehearsal: what the slips say, and what was decided."""

import csv
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from rehearsal.kinds import Sound, among
from rehearsal.rows import BESIDE, DECISION_KINDS, SLIP_KINDS, is_day

Row = dict[str, str]

SLIPS = ("citizen_id", "position", "part", "kind", "seq", "value", "decided", "date")
DECISIONS = ("kind", "position", "citizen_id", "rule", "value", "document", "date")


def read_slips(path: Path) -> tuple[Row, ...]:
    """Read the slips.

    Raises Refusal TABLE_UNREADABLE, COLUMNS_MISSING, NOT_COMMA_SEPARATED, ROW_TOO_LONG or
    ROW_UNREADABLE (naming line and column).
    """
    rows = _rows(path, SLIPS)
    for row in rows:
        _check(row, {"part": among(*PartKind), "kind": SLIP_KINDS.__contains__})
        _check(row, {**BESIDE, **SLIP_KINDS[row["kind"]]})
    return rows


def read_decisions(path: Path) -> tuple[Row, ...]:
    """Read the decisions; refuses as `read_slips` does."""
    rows = _rows(path, DECISIONS)
    for row in rows:
        _check(row, {"kind": DECISION_KINDS.__contains__})
        _check(row, DECISION_KINDS[row["kind"]])
        _check(row, {"date": lambda day: not day or is_day(day)})
    return rows


def _check(row: Row, wanted: Mapping[str, Sound]) -> None:
    for column, sound in wanted.items():
        if not sound(row[column]):
            raise Refusal(
                "ROW_UNREADABLE",
                file=row["file"],
                row=row["line"],
                column=column,
                value=row[column],
            )


def _lines(path: Path) -> tuple[list[str], list[tuple[int, dict[Any, Any]]]]:
    """Return the heading of a table, and its lines with their numbers."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            heading = [str(name).strip() for name in reader.fieldnames or ()]
            reader.fieldnames = heading
            return heading, [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error, OSError) as wrong:
        raise Refusal("TABLE_UNREADABLE", file=path.name, why=wrong) from wrong


def _require_row_length(path: Path, rows: list[tuple[int, dict[Any, Any]]]) -> None:
    for number, row in rows:
        if any(text.strip() for text in row.get(None) or ()):
            raise Refusal("ROW_TOO_LONG", file=path.name, row=number)


def _rows(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the lines, each with the columns that are asked for, its file and its number."""
    heading, rows = _lines(path)
    _require_columns(path, heading, columns)
    _require_row_length(path, rows)
    return tuple(
        {
            **{name: (row.get(name) or "").strip() for name in columns},
            "file": path.name,
            "line": str(number),
        }
        for number, row in rows
        if any((row.get(name) or "").strip() for name in columns)
    )


def _require_columns(path: Path, heading: list[str], columns: tuple[str, ...]) -> None:
    missing = [name for name in columns[:4] if name not in heading]
    if missing and len(heading) == 1 and re.search("[;\t]", heading[0]):
        raise Refusal("NOT_COMMA_SEPARATED", file=path.name)
    if missing:
        raise Refusal("COLUMNS_MISSING", file=path.name, sheet="CSV", columns=", ".join(missing))
