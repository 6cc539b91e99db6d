"""What is told of sheets that are not read, and in which order everything is told."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from candidates.rules.facts import ImportNotice
from candidates.tables.account import SheetAccount
from candidates.tables.cells import iso
from candidates.tables.file_kinds import FileKind
from candidates.tables.workbook import Book
from exams.rules.enums import Severity


def extra(account: SheetAccount) -> Iterator[ImportNotice]:
    """Tell of a sheet that is not read, if anything stands in it."""
    if account.rows_seen:
        yield ImportNotice(account.sheet, 0, "", "EXTRA_SHEET", Severity.WARNING)


def _unseen(book: Book) -> Iterator[ImportNotice]:
    """Tell that in an old .xls nobody looked for formulas and for what is hidden."""
    if book.kind == FileKind.XLS:
        yield ImportNotice("", 0, "", "OLD_FORMAT", Severity.WARNING)


def _since_1904(finding: ImportNotice) -> ImportNotice:
    """Return a finding about a book whose days are numbered from 1904: a bare number is no day.

    Read from 1900 it would be four years too early; DATE_SERIAL_1904.
    """
    if finding.code != "DATE_SERIAL":
        return finding
    return replace(finding, code="DATE_SERIAL_1904", severity=Severity.ERROR, suggestion="")


def in_file_order(findings: Iterable[ImportNotice], book: Book) -> tuple[ImportNotice, ...]:
    """Return findings by sheet, row and column, each once, and what is to be said of the file."""
    order = {name: index for index, name in enumerate(book.names)}
    read = map(_since_1904, findings) if book.since_1904 else findings
    return tuple(
        sorted(
            dict.fromkeys((*read, *_unseen(book))),
            key=lambda finding: (
                order.get(finding.sheet, len(order)),
                finding.row,
                len(finding.column),
                finding.column,
                finding.code,
            ),
        )
    )


def cited(cell: Any) -> str:
    """Return a cell's value as a finding of the law names it."""
    return " ".join(iso(cell).split())
