"""What only evaluations write: the month, and points of 100."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from candidates.tables.cells import YEARS, Note, Read, rating, raw_text, text
from exams.rules.enums import Severity
from exams.rules.names import fold

MONTH = re.compile(r"^(?:thang|t)?\s*(\d{1,2})(?:\s*(?:[/.\-]|nam)\s*(\d{4}))?$")
ISO_MONTH = re.compile(r"^(\d{4})-(\d{1,2})$")
POINTS = re.compile(r"^(\d{1,3}(?:[.,]\d{1,15})?)(?:\s*/\s*100)?(?:\s*diem)?$")
CENT = Decimal("0.01")
MOST = 100  # points


def month(raw: Any) -> Read:
    """Read a month as (year, month); the year is None where the cell has only the month.

    Takes 3, "Tháng 3", 03/2026, 2026-03, and a day of the month. MONTH_INVALID for anything else.
    """
    if isinstance(raw, date):
        return Read((raw.year, raw.month))
    tidy, notes = text(raw)
    if not tidy:
        return Read(None, notes)
    year, number = _month_in(fold(tidy))
    if number not in range(1, 13) or (year is not None and year not in YEARS):
        return Read(None, (*notes, Note("MONTH_INVALID", Severity.ERROR, tidy)))
    return Read((year, number), notes)


def _month_in(plain: str) -> tuple[int | None, int]:
    """Return the year, if it is there, and the number of the month; 0 where there is none."""
    if match := ISO_MONTH.match(plain):
        return int(match[1]), int(match[2])
    match = MONTH.match(plain)
    if match is None:
        return None, 0
    return int(match[2]) if match[2] else None, int(match[1])


def month_result(raw: Any) -> Read:
    """Read what stands for a month as (points, rating), one of them None; None when empty.

    Source: regulations 6.3: points of 100, or one of the four ratings; a figure is points.
    MONTH_RESULT_INVALID for anything else, and what `points` and `rating` say of the form.
    """
    is_figure = any(map(str.isdigit, raw_text(raw)))
    value, notes = points(raw) if is_figure else rating(raw)
    remarks = tuple(
        note._replace(code="MONTH_RESULT_INVALID") if note.severity == Severity.ERROR else note
        for note in notes
    )
    if value is None:
        return Read(None, remarks)
    return Read((value, None) if is_figure else (None, value), remarks)


def points(raw: Any) -> Read:
    """Read points of 100, to two places; None when empty. POINTS_INVALID, POINTS_ROUNDED."""
    tidy, notes = text(raw)
    if not tidy:
        return Read(None, notes)
    match = POINTS.match(fold(tidy))
    if match is None or (exact := Decimal(match[1].replace(",", "."))) > MOST:
        return Read(None, (*notes, Note("POINTS_INVALID", Severity.ERROR, raw_text(raw))))
    rounded = exact.quantize(CENT, ROUND_HALF_UP)
    if rounded != exact:
        notes = (*notes, Note("POINTS_ROUNDED", Severity.INFO, tidy, str(rounded)))
    return Read(rounded, notes)
