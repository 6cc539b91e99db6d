"""What a worker reads of a large file for the page that comes next."""

from collections.abc import Mapping
from typing import Any

from candidates.views.import_kinds import ImportKind
from candidates.views.import_questions import Questions, value_name
from candidates.views.import_reading import all_questions, read, read_as_before
from candidates.views.pending_files import PendingFile
from candidates.views.stored_readings import StoredReading
from exams.rules.refusals import Refusal


def read_for_pages(
    kind: ImportKind, sent: PendingFile, how: Mapping[str, Any]
) -> tuple[PendingFile, StoredReading]:
    """Read a file, and all that has to be asked of it where its page of questions comes next.

    `how` is what the job says of it. Raises what the reading refuses.
    """
    if how.get("asks"):  # for the page that asks: it says itself why nothing can be read
        return sent, _all_asked(kind, sent)
    if how.get("again"):
        file, (reading, questions) = sent, read(kind, sent)
    else:
        file, reading, questions = read_as_before(kind, sent)
    if reading is not None and not _asks_more(questions, how):
        return file, StoredReading(reading, asks=False)
    return file, StoredReading(reading, True, _whole(kind, file, questions))


def _all_asked(kind: ImportKind, file: PendingFile) -> StoredReading:
    """Return everything that is asked of a file, with what was read of it if it can be."""
    try:
        reading, questions = read(kind, file)
    except Refusal:
        return StoredReading(None, True, all_questions(kind, file))
    return StoredReading(reading, questions.are_open, _whole(kind, file, questions))


def _whole(kind: ImportKind, file: PendingFile, questions: Questions) -> Questions:
    """Return every question of a file; those of its reading, where nothing was answered yet."""
    is_whole = questions.sheets and not file.placement.values
    return questions if is_whole else all_questions(kind, file)


def _asks_more(questions: Questions, how: Mapping[str, Any]) -> bool:
    """Say whether something has to be asked that was not `asked`: a blank answer stays one."""
    if "asked" not in how:
        return questions.are_open
    return any(value_name(value) not in how["asked"] for value in questions.values)
