"""Read a file that was sent: what it holds, and what has to be asked of it first."""

from dataclasses import replace

from django.utils import timezone

from candidates.actions.matching import remembered_answers
from candidates.tables.imports import Reading
from candidates.tables.matching import NOT_UNDERSTOOD, column_questions, value_questions
from candidates.tables.shape import shapes
from candidates.tables.vocabulary import PLACEABLE
from candidates.views.import_kinds import ImportKind
from candidates.views.import_questions import Questions
from candidates.views.pending_files import PendingFile
from exams.rules.refusals import Refusal

CAN_BE_MATCHED = ("COLUMNS_MISSING", "HEADINGS_NOT_FOUND", "SHEETS_NOT_FOUND")


def read(kind: ImportKind, file: PendingFile) -> tuple[Reading | None, Questions]:
    """Read a file; None where its columns have to be matched first.

    Raises the Refusal of a file that no answer makes readable.
    """
    try:
        reading = kind.read(file)
    except Refusal as refusal:
        questions = _questions(kind, file, None, refusal)
        if refusal.code not in CAN_BE_MATCHED or not questions.can_help:
            raise
        return None, questions
    codes = {finding.code for finding in reading.findings}
    if codes.isdisjoint(NOT_UNDERSTOOD | {"EXTRA_SHEET"}):
        return reading, Questions()
    return reading, _questions(kind, file, reading, None)


def read_as_before(
    kind: ImportKind, file: PendingFile
) -> tuple[PendingFile, Reading | None, Questions]:
    """Read a file; what was answered in an earlier file of its kind is not asked again.

    Raises the Refusal of a file that no answer makes readable.
    """
    reading, questions = read(kind, file)
    remembered = remembered_answers(kind.name) if questions.are_open else {}
    as_it_came = file, reading, questions
    for _part in ("columns", "values"):  # values are asked of columns that are read
        placement = questions.answered_before(remembered, file.placement)
        if placement == file.placement:
            break
        file = replace(file, placement=placement)
        try:
            reading, questions = read(kind, file)
        except Refusal:  # two headings of this file mean the same: it is asked after all
            return as_it_came
    return file, reading, questions


def all_questions(kind: ImportKind, file: PendingFile) -> Questions:
    """Return every question of a file, those that were answered too."""
    try:
        return _questions(kind, file, kind.read(file.with_values({})), None)
    except Refusal as refusal:
        return _questions(kind, file, None, refusal)


def further_questions(kind: ImportKind, file: PendingFile, reading: Reading) -> Questions | None:
    """Return every question of a file that still has values to be asked about, else None."""
    codes = {finding.code for finding in reading.findings}
    return None if codes.isdisjoint(PLACEABLE) else all_questions(kind, file)


def _questions(
    kind: ImportKind, file: PendingFile, reading: Reading | None, refusal: Refusal | None
) -> Questions:
    """Return what has to be asked: of the columns as they came, of the values as they are read."""
    as_it_came = replace(file.placement, columns={}, values={})
    before = shapes(file.data, kind.forms, name=file.name, placement=as_it_came)
    now = before  # the file is read once more only where something was answered
    if file.placement != as_it_came:
        now = shapes(file.data, kind.forms, name=file.name, placement=file.placement)
    accounts = reading.accounts if reading else ()
    latest_year = timezone.localdate().year
    return Questions(
        sheets=before,
        read_sheets=tuple(account.sheet for account in accounts if account.rows_read),
        columns=column_questions(before, kind.forms, latest_year=latest_year),
        values=value_questions(reading.findings if reading else (), now, kind.forms),
        refusal=refusal,
    )
