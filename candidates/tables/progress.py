"""How far the reading of a file is, told to whoever wants to know: a job, whose page shows it.

A reader says what it does and with how many rows, and knows nobody who listens; where nobody does,
nothing happens. What a listener raises (a job that was stopped) ends the reading.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import TypeVar

Each = TypeVar("Each")
EVERY = 500  # rows


class ReadingStep(StrEnum):
    """What is done with the rows of a file, in this order."""

    READING = "READING"
    JUDGING = "JUDGING"  # rows against one another, by the law of the list
    COMPARING = "COMPARING"  # with what is stored


Listener = Callable[[ReadingStep, int, int], None]  # what is done, to so many rows, of how many
_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Let somebody know how far everything is that is read within."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(doing: ReadingStep, rows: int, of: int) -> None:
    """Say how far the reading is, if anybody listens."""
    if listener := _listener.get():
        listener(doing, rows, of)


def counted(rows: Iterable[tuple[int, Each]], of: int) -> Iterator[tuple[int, Each]]:
    """Yield numbered rows, of a sheet that ends with row `of`, and tell of every few hundred."""
    for count, row in enumerate(rows):
        if count % EVERY == 0:
            tell(ReadingStep.READING, row[0], of)
        yield row
