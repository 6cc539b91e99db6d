"""The child process that opens a spreadsheet, so that a bomb kills the child and nothing else.

Run as `python -m candidates.tables.reader KIND MEMORY CPU < file`. It limits itself before it
reads, and writes frames (a length, then a pickle of plain values) to standard output. It writes
nothing but text, numbers, dates and containers of them, and the parent takes nothing else.
"""

import io
import pickle
import resource
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import time, timedelta
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from candidates.tables import marks, open_document, parts
from candidates.tables.cell_marks import CellMarks

ROWS_IN_A_FRAME = 4000
LONGEST_TEXT = 32767  # characters in a cell; no spreadsheet program writes more
MOST_ROWS = 200_000  # rows with data, over all sheets


class TooMuch(Exception):
    """The file holds more rows, or a longer text, than any list of people."""


def main() -> None:
    kind, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    try:
        _tell_all(sys.stdin.buffer.read(), kind)
    except PasswordError:
        _send(("refused", "FILE_ENCRYPTED"))
    except (MemoryError, TooMuch):
        _send(("refused", "FILE_TOO_HEAVY"))
    except BaseException:  # a panic of the parser is no Exception
        _send(("refused", "FILE_DAMAGED"))


def _tell_all(data: bytes, kind: str) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    hidden = {sheet.name: sheet.visible != SheetVisibleEnum.Visible for sheet in sheets}
    _send(("book", hidden, kind == "xlsx" and parts.is_since_1904(data)))
    marks_of = _marks(data, kind)
    rows_read = 0
    for name in hidden:
        cell_marks = marks_of(
            name
        )  # first: the text of the sheet and its cells are never both held
        sheet = book.get_sheet_by_name(name)
        _send(("sheet", name, _facts(sheet, cell_marks)))
        for rows in _frames(sheet):
            rows_read += len(rows)
            if rows_read > MOST_ROWS:
                raise TooMuch
            _send(("rows", rows))
    _send(("end",))


def _facts(sheet: CalamineSheet, cell_marks: CellMarks) -> dict[str, Any]:
    return {
        "first_column": sheet.start[1] if sheet.start else 0,
        "last_row": sheet.end[0] + 1 if sheet.end else 0,
        "merged": sheet.merged_cell_ranges or [],
        "formulas": cell_marks.formulas,
        "displayed": cell_marks.displayed,
        "errors": cell_marks.errors,
        "hidden_rows": list(cell_marks.hidden_rows),
        "hidden_columns": cell_marks.hidden_columns,
    }


def _marks(data: bytes, kind: str) -> Callable[[str], CellMarks]:
    """Return the function that tells the marks of a sheet; of the old format nothing is known."""
    if kind == "xls":
        return lambda name: CellMarks()
    package = zipfile.ZipFile(io.BytesIO(data))
    if kind == "ods":
        styles = open_document.marks_of(package.read("content.xml"))
        return lambda name: styles.get(name, CellMarks())
    pads, paths = parts.paddings(package), parts.sheet_parts(package)
    return lambda name: marks.of_sheet(package.read(paths[name]), pads)


def _frames(sheet: CalamineSheet) -> Iterator[list[tuple[int, list[Any]]]]:
    """Yield rows with their numbers, empty ones left out, equal values as one object."""
    frame: list[tuple[int, list[Any]]] = []
    shared = _SharedValues()
    same = shared.__getitem__
    for number, row in enumerate(sheet.iter_rows(), 1):
        if not any(cell != "" for cell in row):
            continue
        frame.append((number, [same(cell) for cell in row]))
        if len(frame) == ROWS_IN_A_FRAME:
            yield frame
            frame = []
            shared.clear()
    if frame:
        yield frame


class _SharedValues(dict[Any, Any]):
    """Keeps one object of equal values: clock times, true and false as text, numbers as floats."""

    def __missing__(self, cell: Any) -> Any:
        if isinstance(cell, str) and len(cell) > LONGEST_TEXT:
            raise TooMuch
        if cell is True or cell is False:  # never kept: 1 and True would share a place
            return str(cell).upper()
        if isinstance(cell, int):  # the old format tells whole numbers apart, the others do not
            plain: Any = float(cell)
        else:
            plain = str(cell) if isinstance(cell, time | timedelta) else cell
        self[cell] = plain
        return plain


def _send(message: object) -> None:
    packed = pickle.dumps(message, protocol=5)
    sys.stdout.buffer.write(struct.pack(">I", len(packed)) + packed)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
