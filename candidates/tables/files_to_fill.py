"""Files that an import hands out: one to fill in, and the rows that it did not accept."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from candidates.rules.facts import ImportNotice
from candidates.sentences import display, notice_sentence
from candidates.tables.cells import raw_text
from candidates.tables.intake import Source
from candidates.tables.layout import ImportColumn
from candidates.tables.sheet_forms import Forms
from candidates.tables.sheets import Cell, Page, xlsx
from candidates.tables.workbook import opened
from exams.rules.enums import Severity
from web.sentences import label

RATED_YEARS = 3
FINDING_HEADINGS = (
    *("FINDING_SEVERITY", "FINDING_SHEET", "FINDING_CELL"),
    *("FINDING_VALUE", "FINDING_READ_AS", "FINDING_DETAIL"),
)


def blank_file(forms: Forms, *, on: date) -> bytes:
    """Return an .xlsx with the headings of every sheet, as the readers know them, and no row."""
    pages = [
        Page(label(f"SHEET_{form}"), headings(columns, on), ()) for form, columns in forms.items()
    ]
    return xlsx(pages, created=on)


def headings(columns: Sequence[ImportColumn], on: date) -> list[str]:
    """Return a heading for every column; a column of years has one for each of the last years."""
    names: list[str] = []
    for column in columns:
        years = range(on.year - RATED_YEARS, on.year) if column.years else ()
        names += [f"{column.heading} {year}" for year in years] or [column.heading]
    return names


def rejected_rows(
    source: Source, findings: Sequence[ImportNotice], *, name: str, on: date
) -> bytes:
    """Return an .xlsx with everything that is said of a file, and every row that has an error.

    Of such a row it has the number, the reasons and the cells.
    """
    reasons = _reasons(findings)
    pages = [_all_findings(findings)]
    with opened(source, name=name) as book:
        for sheet in book.sheets:
            rows = [
                (number, "; ".join(reasons[sheet.name, number]), *map(_cell, cells))
                for number, cells in sheet.rows
                if (sheet.name, number) in reasons
            ]
            if rows:
                letters = map(sheet.letter, range(len(rows[0]) - 2))
                head = [label("REJECTED_ROW"), label("REJECTED_WHY"), *letters]
                pages.append(Page(sheet.name, head, rows))
    return xlsx(pages, created=on)


def _all_findings(findings: Iterable[ImportNotice]) -> Page:
    """Return a sheet with a line for everything that is said: how grave, where, and what."""
    rows = [
        (
            label(f"SEVERITY_{finding.severity}"),
            finding.sheet,
            f"{finding.column}{finding.row or ''}",
            display(finding.value),
            label(display(finding.suggestion)),
            notice_sentence(finding),
        )
        for finding in findings
    ]
    return Page(label("FINDINGS_SHEET"), [label(name) for name in FINDING_HEADINGS], rows)


def _reasons(findings: Iterable[ImportNotice]) -> dict[tuple[str, int], list[str]]:
    """Return what is wrong, by sheet and row, in sentences that name their cells."""
    reasons: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for finding in findings:
        if finding.severity == Severity.ERROR and finding.row:
            cell = f"{finding.column}{finding.row}: " if finding.column else ""
            reasons[finding.sheet, finding.row].append(f"{cell}{notice_sentence(finding)}")
    return dict(reasons)


def _cell(raw: Any) -> Cell:
    """Return a cell as it came: a day stays a day, a number its text as it is displayed."""
    if isinstance(raw, datetime):
        return raw.date()
    return raw if isinstance(raw, date) else raw_text(raw)
