"""What became of the filled rows and cells of a sheet: an account that closes like a cash book."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from candidates.rules.facts import ImportNotice
from candidates.tables.workbook import Row, Sheet


class Aside(StrEnum):
    """Why rows or cells of a sheet are not read into a field."""

    TITLE = "ASIDE_TITLE"  # above the heading
    HEADING = "ASIDE_HEADING"  # the heading, also repeated, and the row of column numbers
    TOTAL = "ASIDE_TOTAL"
    SECTION = "ASIDE_SECTION"  # sections, signatures, notes: no number of anybody
    SHORT = "ASIDE_SHORT"  # too few cells for a line; told in a finding
    CHECKED = "ASIDE_CHECKED"  # a column that is judged and not stored: another file is its source
    RATINGS = "ASIDE_RATINGS"  # yearly ratings, judged and not stored
    COLUMN = "ASIDE_COLUMN"  # a column that nobody reads; told in a finding
    SHEET = "ASIDE_SHEET"  # a sheet that nobody reads; told in a finding


@dataclass(slots=True)
class SheetAccount:
    """Rows and cells with something in them: seen = read + set aside, by reason."""

    sheet: str
    rows_read: int = 0
    cells_read: int = 0
    rows_aside: Counter[Aside] = field(default_factory=Counter)
    cells_aside: Counter[Aside] = field(default_factory=Counter)

    @property
    def rows_seen(self) -> int:
        return self.rows_read + self.rows_aside.total()

    @property
    def cells_seen(self) -> int:
        return self.cells_read + self.cells_aside.total()

    @property
    def aside(self) -> tuple[tuple[Aside, int, int], ...]:
        """Return why rows and cells are set aside: reason, rows, cells."""
        return tuple((why, self.rows_aside[why], self.cells_aside[why]) for why in self.cells_aside)

    def as_facts(self) -> dict[str, Any]:
        """Return the account in plain values."""
        return {
            "sheet": self.sheet,
            "rows": self.rows_seen,
            "rows_read": self.rows_read,
            "cells": self.cells_seen,
            "cells_read": self.cells_read,
            "aside": {str(why): cells for why, _, cells in self.aside},
        }

    def set_aside(self, why: Aside, cells: int) -> None:
        """Enter a row that was not read."""
        self.rows_aside[why] += 1
        self.cells_aside[why] += cells


@dataclass(frozen=True, slots=True)
class FileReading:
    """What came out of a file: its rows, what has to be said of it, the account of each sheet.

    `covered` names the sheets and the columns that it has, years as "ratings-2025".
    """

    rows: tuple[Any, ...]
    findings: tuple[ImportNotice, ...]
    accounts: tuple[SheetAccount, ...]
    covered: frozenset[str] = frozenset()


def filled(cells: list[Any]) -> int:
    """Return how many cells of a row have something in them."""
    return len(cells) - cells.count("")


def set_aside(sheet: Sheet, rows: Iterable[Row] = ()) -> SheetAccount:
    """Return the account of a sheet that nobody reads; `rows` were taken from it before."""
    account = SheetAccount(sheet.name)
    for _, cells in (*rows, *sheet.rows):
        account.set_aside(Aside.SHEET, filled(cells))
    return account
