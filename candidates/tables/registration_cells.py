"""What only the register of registrations writes: conclusions, positions, days of receipt."""

from collections.abc import Collection
from datetime import date
from typing import Any

from candidates.rules import citizen_id
from candidates.rules.facts import PoliticalConclusion
from candidates.tables.cells import LONGEST_CODE, Note, Read, Reader, as_code, raw_text, text
from candidates.tables.layout import letters_of
from exams.rules.enums import Severity
from exams.rules.names import fold

CONCLUSIONS = {
    "dat": PoliticalConclusion.PASS,
    "dat tieu chuan": PoliticalConclusion.PASS,
    "du tieu chuan": PoliticalConclusion.PASS,
    "khong dat": PoliticalConclusion.FAIL,
    "khong du": PoliticalConclusion.FAIL,
    "chua dat": PoliticalConclusion.FAIL,
    "khong dat tieu chuan": PoliticalConclusion.FAIL,
    "khong du tieu chuan": PoliticalConclusion.FAIL,
    "": PoliticalConclusion.NONE,
    "chua co": PoliticalConclusion.NONE,
    "chua ket luan": PoliticalConclusion.NONE,
    "chua co ket luan": PoliticalConclusion.NONE,
}
TRUTHS = {
    "trung thuc": True,
    "khong trung thuc": False,
    "": None,
    "chua co": None,
    "chua tham tra": None,
}


def citizen_number(on: date) -> Reader:
    """Return the reader of a citizen number: as written, for the screening judges it (X01, X02).

    What is wrong with it is told with a warning, so that a slip is mended while the paper is there.
    """

    def read(raw: Any) -> Read:
        tidy, notes = text(raw)
        problems = citizen_id.check(tidy, sex=None, born=None, on=on)
        warnings = [
            Note(problem.code, Severity.WARNING, tidy, problem.suggestion) for problem in problems
        ]
        return Read(tidy, (*notes, *warnings))

    return read


def conclusion(raw: Any) -> Read:
    """Read a political conclusion; none when unclear. CONCLUSION_UNKNOWN."""
    tidy, notes = text(raw)
    value = CONCLUSIONS.get(fold(tidy))
    if value is not None:
        return Read(value, notes)
    note = Note("CONCLUSION_UNKNOWN", Severity.WARNING, raw_text(raw))
    return Read(PoliticalConclusion.NONE, (*notes, note))


def truthful(raw: Any) -> Read:
    """Read what the examination of the papers found; None when unclear. TRUTH_UNKNOWN."""
    tidy, notes = text(raw)
    plain = fold(tidy)
    if plain in TRUTHS:
        return Read(TRUTHS[plain], notes)
    return Read(None, (*notes, Note("TRUTH_UNKNOWN", Severity.WARNING, raw_text(raw))))


def position(codes: Collection[str]) -> Reader:
    """Return the reader of a position: "vt 04" is VT04. POSITION_UNKNOWN when there is no such."""
    by_letters = {letters_of(code): code for code in codes}

    def read(raw: Any) -> Read:
        tidy, notes = text(raw)
        code = by_letters.get(letters_of(tidy))
        is_known = not codes or code == tidy
        if not tidy or (is_known and len(tidy) <= LONGEST_CODE):
            return Read(tidy, notes)
        if code is None:
            unknown = Note("POSITION_UNKNOWN", Severity.WARNING, tidy)
            return Read(as_code(tidy), (*notes, unknown))
        return Read(code, (*notes, Note("CODE_READ", Severity.INFO, tidy, code)))

    return read


def received(day: Reader, announced_on: date | None) -> Reader:
    """Return the reader of the day of receipt, which is not before the announcement.

    RECEIVED_BEFORE_ANNOUNCEMENT: the paper is of another campaign, or its day is wrong.
    """

    def read(raw: Any) -> Read:
        value, notes = day(raw)
        if value is None or announced_on is None or value >= announced_on:
            return Read(value, notes)
        note = ("RECEIVED_BEFORE_ANNOUNCEMENT", Severity.ERROR, value.isoformat())
        return Read(value, (*notes, Note(*note, announced_on.isoformat())))

    return read
