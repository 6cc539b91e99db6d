"""Opens a spreadsheet of any office in a child process, and hands over its sheets row by row.

A file is looked at before it is opened (`intake`), opened only in a child with limits on memory
and time (`reader`), and refused with a code when it is too big, locked, armed or no spreadsheet.
The child is not asked again about what it has just read.
Row numbers are the real ones, from 1; columns count from 0 = A.
"""

import io
import os
import pickle
import signal
import struct
import subprocess
import sys
import tempfile
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from threading import Timer
from typing import IO, Any

from candidates.tables.file_kinds import FileKind, kind_of
from candidates.tables.intake import LIMITS, Limits, Source, content, file_name
from exams.rules.refusals import Refusal
from web.recent import Recent

Value = str | float | date | datetime  # an empty cell is empty text, true is TRUE or 1
Row = tuple[int, list[Any]]
Frame = tuple[Any, ...]  # what it is, then its facts
Sent = tuple[bytes, Frame]

# A page reads its file several times over: what the child said of it is asked for once. What is
# longer than a page looks at (some 15,000 rows) is not kept: it would only fill the memory.
MOST_BYTES = 4 * 2**20
recent_frames: Recent[list[bytes]] = Recent(
    most_rows=MOST_BYTES, rows_of=lambda frames: sum(map(len, frames))
)

ROOT = Path(__file__).resolve().parents[2]
PLAIN = {("datetime", "date"): date, ("datetime", "datetime"): datetime}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `rows` can be walked once. A cell list begins at `first_column`."""

    name: str
    hidden: bool
    first_column: int
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...]  # rows and columns from 0
    formulas: dict[tuple[int, int], str]  # by row and column, "=..."
    displayed: dict[tuple[int, int], str]  # numbers that count as they are displayed
    errors: dict[tuple[int, int], str]  # #N/A and its like, which read as empty
    hidden_rows: frozenset[int]
    hidden_columns: tuple[tuple[int, int], ...]  # both ends included
    last_row: int
    rows: Iterator[Row]

    def letter(self, index: int) -> str:
        """Return the column letters of a place in a row's cell list."""
        return letters(self.first_column + index)

    def hides(self, index: int) -> bool:
        """Tell whether the column at a place in a row's cell list is hidden."""
        column = self.first_column + index
        return any(first <= column <= last for first, last in self.hidden_columns)


@dataclass(frozen=True, slots=True)
class Book:
    """An open file: its name, the names of its sheets (hidden or not), and how to walk them."""

    file: str
    kind: FileKind
    names: dict[str, bool]
    sheets: Iterator[Sheet]
    since_1904: bool = False  # its days are numbered from 1904, as old programs did


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@contextmanager
def opened(source: Source, *, name: str = "", limits: Limits = LIMITS) -> Iterator[Book]:
    """Open a spreadsheet given as bytes, a path or a file object.

    Refuses with one of the FILE_* codes, here or while the rows are walked; the facts are the
    file name and the limit.
    """
    name = name or file_name(source)
    data = content(source, name, limits)
    kind = kind_of(data, name, limits)
    key = (sha256(data).digest(), kind, limits)
    if (sent := recent_frames.get(key)) is not None:
        yield _book(name, kind, map(_unpacked, sent))
        return
    with _child(data, kind, limits) as (child, late):
        yield _book(name, kind, _remembered(key, _frames(child, name, late)))


def _book(name: str, kind: FileKind, frames: Iterator[Frame]) -> Book:
    _, names, since_1904 = next(frames)
    return Book(name, kind, names, _sheets(frames, names), since_1904)


@contextmanager
def _child(
    data: bytes, kind: FileKind, limits: Limits
) -> Iterator[tuple[subprocess.Popen[bytes], Timer]]:
    """Run the reader over the bytes; it is gone when the block ends, however it ends."""
    command = [sys.executable, "-m", "candidates.tables.reader", kind.value]
    command += [str(limits.memory_bytes), str(limits.cpu_seconds)]
    with tempfile.TemporaryFile() as upload:
        upload.write(data)
        upload.seek(0)
        child = subprocess.Popen(  # noqa: S603 - our own module, no word of the file in it
            command,
            stdin=upload,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env={"PATH": os.defpath, "PYTHONIOENCODING": "utf-8"},
        )
    late = Timer(limits.wall_seconds, child.kill)
    late.daemon = True
    late.start()
    try:
        yield child, late
    finally:
        late.cancel()
        with suppress(OSError):
            child.kill()
        if child.stdout:
            child.stdout.close()
        child.wait()


def _frames(child: subprocess.Popen[bytes], name: str, late: Timer) -> Iterator[Sent]:
    """Yield what the child sends, to its end; refuse when it refuses, dies or stops answering."""
    assert child.stdout is not None  # noqa: S101 - opened with a pipe
    while True:
        packed = _frame(child.stdout)
        if packed is None:
            child.wait()
            in_time = not late.finished.is_set() and child.returncode != -signal.SIGXCPU
            raise Refusal("FILE_TOO_HEAVY" if in_time else "FILE_TOO_SLOW", file=name)
        frame = _unpacked(packed)
        if frame[0] == "refused":
            raise Refusal(frame[1], file=name)
        if frame[0] == "end":
            return
        yield packed, frame


def _remembered(key: Hashable, frames: Iterator[Sent]) -> Iterator[Frame]:
    """Yield the frames, and keep them when the last has come, unless they are too many."""
    sent, size = [], 0
    for packed, frame in frames:
        size += len(packed)
        if size <= MOST_BYTES:
            sent.append(packed)
        else:
            sent.clear()
        yield frame
    if size <= MOST_BYTES:
        recent_frames.keep(key, sent)


def _frame(stream: IO[bytes]) -> bytes | None:
    head = stream.read(4)
    if len(head) < 4:
        return None
    (size,) = struct.unpack(">I", head)
    packed = stream.read(size)
    return packed if len(packed) == size else None


def _unpacked(packed: bytes) -> Frame:
    message: Frame = _PlainValues(io.BytesIO(packed)).load()
    return message


class _PlainValues(pickle.Unpickler):
    """Takes numbers, text, dates and containers; anything else in a frame is an error."""

    def find_class(self, module: str, name: str) -> Any:
        return PLAIN[module, name]


def _sheets(frames: Iterator[Frame], names: dict[str, bool]) -> Iterator[Sheet]:
    """Yield sheet after sheet; rows of a sheet that were not walked are passed over."""
    pending: list[Frame] = []
    for frame in _next_sheets(frames, pending):
        _, name, facts = frame
        rows = _rows(frames, pending)
        yield Sheet(
            name=name,
            hidden=names[name],
            first_column=facts["first_column"],
            merged=tuple(facts["merged"]),
            formulas=facts["formulas"],
            displayed=facts["displayed"],
            errors=facts["errors"],
            hidden_rows=frozenset(facts["hidden_rows"]),
            hidden_columns=tuple(facts["hidden_columns"]),
            last_row=facts["last_row"],
            rows=rows,
        )
        for _ in rows:
            pass


def _next_sheets(frames: Iterator[Frame], pending: list[Frame]) -> Iterator[Frame]:
    while (frame := pending.pop() if pending else next(frames, None)) is not None:
        yield frame


def _rows(frames: Iterator[Frame], pending: list[Frame]) -> Iterator[Row]:
    """Yield the rows up to the next sheet, whose frame is kept for whoever asks for it."""
    for frame in frames:
        if frame[0] != "rows":
            pending.append(frame)
            return
        yield from frame[1]
