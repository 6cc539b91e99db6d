"""Reads the register of registrations (sổ tiếp nhận hồ sơ).

    registrations, findings = read_registrations(path, on=day)

Every line that is about somebody becomes a registration, however faulty: whether it is refused is
for the screening to say (rules X01 to X06), not for the reader.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from candidates.rules.facts import ImportNotice, PoliticalConclusion
from candidates.rules.registration import DossierItem, Registration
from candidates.tables.account import Aside, FileReading, SheetAccount, set_aside
from candidates.tables.cells import Note, Notes, Reader, remembered, text, tick
from candidates.tables.dates import reader as dates
from candidates.tables.headings import find
from candidates.tables.intake import Source
from candidates.tables.layout import letters_of
from candidates.tables.notices import extra, in_file_order
from candidates.tables.personal_names import personal_name
from candidates.tables.placement import NOTHING_PLACED, Placement
from candidates.tables.records import Table, table
from candidates.tables.registration_cells import (
    citizen_number,
    conclusion,
    position,
    received,
    truthful,
)
from candidates.tables.registration_form import COLUMNS, ITEMS
from candidates.tables.sheets_to_read import sheets_to_read
from candidates.tables.workbook import Book, Row, opened
from exams.rules.enums import Severity
from exams.rules.names import normalise
from exams.rules.refusals import Refusal

GROWN_UP = 16  # years; a birth year of two digits is not later than this many years ago
NUMBER_WORD = re.compile(r"^\s*[Ss]ố\s*:?\s*")  # as it is printed: Số: 281/TB-HĐTT
ANNOUNCEMENT = re.compile(r"[Tt]hông báo\s+(?:[Ss]ố\s*:?\s*)?(\d+[\w/-]*)")


@dataclass(frozen=True, slots=True)
class RegisterSettings:
    """What a campaign announced, as far as a register of its registrations must agree with it."""

    positions: tuple[str, ...] = ()
    announced_on: date | None = None
    announcement_numbers: tuple[str, ...] = ()  # of every version


def read_registrations(
    source: Source,
    *,
    on: date,
    settings: RegisterSettings = RegisterSettings(),
    sheets: tuple[str, ...] = (),
    name: str = "",
    placement: Placement = NOTHING_PLACED,
) -> FileReading:
    """Read the register in every sheet of a file that has its columns, or in the sheets named.

    Refuses with a FILE_* code, SHEETS_NOT_FOUND, HEADINGS_NOT_FOUND or COLUMNS_MISSING.
    """
    registrations: list[Registration] = []
    findings: list[ImportNotice] = []
    accounts: list[SheetAccount] = []
    column_readers = _readers(on, settings)
    with opened(source, name=name) as book:
        wanted = sheets_to_read(book, placement.sheets or sheets)
        for sheet in book.sheets:
            located = find(sheet, COLUMNS, placement=placement)
            if sheet.name not in wanted if wanted else located.layout is None:
                accounts.append(set_aside(sheet, rows=(*located.above, *located.rows)))
                findings += extra(accounts[-1])
                continue
            register = table(
                sheet, COLUMNS, located, key="citizen_id", file=book.file, placement=placement
            )
            register.findings += _of_another_announcement(sheet.name, located.above, settings)
            lines = [_registration(*line) for line in _lines(register, column_readers)]
            _tell_repeated(register, (*registrations, *lines), len(registrations))
            registrations += lines
            findings += register.findings
            accounts.append(register.account)
        _require_a_register(book, accounts)
        ordered = in_file_order(findings, book)
    return FileReading(tuple(registrations), ordered, tuple(accounts))


def _require_a_register(book: Book, accounts: list[SheetAccount]) -> None:
    """Refuse a file in which no sheet has the heading of a register."""
    if all(Aside.SHEET in account.rows_aside or not account.rows_seen for account in accounts):
        raise Refusal("HEADINGS_NOT_FOUND", file=book.file, sheet=next(iter(book.names), ""))


def _of_another_announcement(
    sheet: str, above: Iterable[Row], settings: RegisterSettings
) -> Iterator[ImportNotice]:
    """Tell of a title that names another announcement than those of the campaign."""
    numbers = [NUMBER_WORD.sub("", number) for number in settings.announcement_numbers]
    own = {letters_of(number) for number in numbers}
    for number, cells in above:
        for cell in cells:
            match = ANNOUNCEMENT.search(normalise(cell)) if isinstance(cell, str) else None
            if match and own and letters_of(match[1]) not in own:
                note = ("OTHER_ANNOUNCEMENT", Severity.ERROR, match[1], ", ".join(numbers))
                yield ImportNotice(sheet, number, "", *note)


def _tell_repeated(register: Table, papers: Sequence[Registration], before: int) -> None:
    """Tell of a receipt number that stands twice; `before` papers are of other sheets."""
    rows: dict[str, int] = {}
    for index, paper in enumerate(papers):
        if paper.reg_no in rows and index >= before and paper.reg_no:
            note = Note("RECEIPT_TWICE", Severity.ERROR, paper.reg_no)
            register.note(paper.row, register.columns["reg_no"], note, (rows[paper.reg_no],))
        rows.setdefault(paper.reg_no, paper.row)


def _readers(on: date, settings: RegisterSettings) -> dict[str, Reader]:
    day, box = remembered(dates(on.year)), remembered(tick)
    column_readers: dict[str, Reader] = dict.fromkeys(ITEMS, box)
    column_readers |= dict.fromkeys(("received_on", "health_issued_on", "withdrawn_on"), day)
    column_readers |= dict.fromkeys(("assets_declared", "assets_verified"), box)
    column_readers["name"] = personal_name
    column_readers["citizen_id"] = citizen_number(on)
    column_readers["position"] = remembered(position(settings.positions))
    column_readers["received_on"] = remembered(received(day, settings.announced_on))
    column_readers["born"] = dates(on.year - GROWN_UP)
    column_readers["political_conclusion"] = remembered(conclusion)
    column_readers["truthful"] = remembered(truthful)
    return column_readers


def _lines(
    register: Table, column_readers: Mapping[str, Reader]
) -> list[tuple[int, dict[str, Any]]]:
    """Read the cells of every line; what cannot be read is None."""
    lines = []
    for row, cells, blocked in register.records():
        values: dict[str, Any] = {}
        for key, column in register.columns.items():
            value, notes = column_readers.get(key, text)(cells[column])
            values[key] = None if column in blocked else value
            if column not in blocked:
                register.notes(row, column, notes or _lacking(key, value))
        lines.append((row, values))
    return lines


def _lacking(key: str, value: Any) -> Notes:
    """Tell of a cell without which a paper cannot be judged (PAPER_LACKS), or not be entered.

    PAPER_WITHOUT_NUMBER: a paper is known again by its number alone.
    """
    if value or key not in (*NEEDED, "reg_no"):
        return ()
    if key == "reg_no":
        return (Note("PAPER_WITHOUT_NUMBER", Severity.ERROR),)
    return (Note("PAPER_LACKS", Severity.WARNING),)


NEEDED = ("received_on", "name", "position")  # an empty citizen number is told of as one
TEXTS = (
    *("reg_no", "name", "citizen_id", "position", "current_post", "post_text", "nomination"),
    *("party_consent", "special_reason", "special_document", "withdrawal_document", "note"),
)


def _registration(row: int, values: Mapping[str, Any]) -> Registration:
    texts: dict[str, Any] = {key: values.get(key) or "" for key in TEXTS}
    return Registration(
        row=row,
        received_on=values.get("received_on"),
        born=values.get("born"),
        items=frozenset(DossierItem(item) for item in ITEMS if values.get(item)),
        assets_declared=bool(values.get("assets_declared")),
        assets_verified=bool(values.get("assets_verified")),
        health_issued_on=values.get("health_issued_on"),
        political_conclusion=values.get("political_conclusion") or PoliticalConclusion.NONE,
        truthful=values.get("truthful"),
        withdrawn_on=values.get("withdrawn_on"),
        **texts,
    )
