"""Which sheets of a file are read, when somebody named them."""

from collections.abc import Iterable

from candidates.tables.workbook import Book
from exams.rules.names import normalise
from exams.rules.refusals import Refusal


def sheets_to_read(book: Book, names: Iterable[str]) -> frozenset[str]:
    """Return the sheets of the file that are named, whatever their capitals; none without a name.

    Raises Refusal SHEETS_NOT_FOUND for a name that no sheet has.
    """
    sheets = {_plain(name): name for name in book.names}
    wishes = {_plain(name): name for name in names}
    missing = [name for wish, name in wishes.items() if wish not in sheets]
    if missing:
        raise Refusal("SHEETS_NOT_FOUND", file=book.file, sheets=", ".join(missing))
    return frozenset(sheets[wish] for wish in wishes)


def require_sheets(book: Book) -> None:
    """Refuse a file that has no sheet of cells. Raises Refusal SHEETS_NOT_FOUND."""
    if not book.names:
        raise Refusal("SHEETS_NOT_FOUND", file=book.file, sheets="")


def _plain(name: str) -> str:
    return " ".join(normalise(name).casefold().split())
