"""What only the planning list writes: removals and terms in notes, disciplines in sentences."""

import re
from datetime import date
from typing import Any, NamedTuple

from candidates.rules.planning_line import TERM_YEARS
from candidates.tables.cells import NOTHING, Note, Notes, Read, text
from exams.rules.enums import Severity
from exams.rules.names import fold

REMOVED = re.compile(
    r"(?:(?:ra|rut|loai|xoa|gach)(?: ten)?(?: ra)? (?:khoi|ten khoi)|thoi|rut|khong con)"
    r"(?: trong| thuoc)?(?: danh sach)? (?:quy hoach|qh)\b"
)
PARTED = re.compile(
    r"^(?:(?:qđ|quyết định)\b(?: số)?:? *)?(?:số:? *)?(?P<number>.*?)[ ,;]*(?:ngày *)?"
    r"(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{4})[ .)]*$",
    re.IGNORECASE,
)
DECISION = re.compile(r"(?:quyet dinh|qd)(?: so)?:? *(.*?),? +ngay \d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
ANY_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
TERM = re.compile(r"\b(?:nhiem ky|nk)[ :.]*(\d{2,4}) *[-–—/] *(\d{2,4})\b")
SPOKEN = re.compile(r"\bngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})")
LONGEST_DECISION, LONGEST_REMOVAL = 60, 120  # characters that are stored of their numbers
BEGINNING = 60  # characters that are told of a number that is too long
NO_DISCIPLINE = frozenset(
    (
        *("", "0", "k", "khong", "khong co", "khong bi", "khong bi ky luat", "khong ky luat"),
        *("khong vi pham", "chua", "chua co", "chua bi ky luat"),
    )
)


class Remark(NamedTuple):
    """What a note tells: its text, the removal from the list, the term it belongs to."""

    text: str
    removed_on: date | None = None
    removed_document: str = ""
    term: str = ""


def remark(raw: Any) -> Read:
    """Read a note: TERM_UNREADABLE when it names a term that is none of five years.

    REMOVAL_UNREADABLE when a removal names no day that exists.
    """
    tidy, notes = text(raw)
    if not tidy:
        return Read(Remark(""), notes)
    plain = SPOKEN.sub(r"ngay \1/\2/\3", fold(tidy))
    term, of_term = _term(tidy, plain)
    notes = (*notes, *of_term)
    removal = REMOVED.search(plain)
    if not removal:
        return Read(Remark(tidy, term=term), notes)
    days = dates_in(plain[removal.start() :])[:1] or dates_in(plain)[-1:]
    if not days:
        return Read(
            Remark(tidy, term=term), (*notes, Note("REMOVAL_UNREADABLE", Severity.ERROR, tidy))
        )
    document, of_document = bounded(_document(tidy, plain, removal.start()), LONGEST_REMOVAL)
    return Read(Remark(tidy, days[0], document, term), (*notes, *of_document))


def bounded(number: str, longest: int) -> tuple[str, Notes]:
    """Return a number that is part of a cell, none where it is longer than what is stored of it.

    TEXT_TOO_LONG tells its beginning and both lengths.
    """
    if len(number) <= longest:
        return number, ()
    figures = (("length", str(len(number))), ("longest", str(longest)))
    beginning = f"{number[:BEGINNING]}…"
    return "", (Note("TEXT_TOO_LONG", Severity.ERROR, beginning, "", figures),)


def _term(tidy: str, plain: str) -> tuple[str, Notes]:
    """Return the term that a note names, "2025-2030", and what is wrong with it."""
    match = TERM.search(plain)
    if not match:
        return "", ()
    first, last = match.groups()
    is_whole = len(first) == len(last) == 4 and int(last) - int(first) == TERM_YEARS
    if is_whole:
        return f"{first}-{last}", ()
    return "", (Note("TERM_UNREADABLE", Severity.ERROR, tidy),)


def _document(tidy: str, plain: str, removal: int) -> str:
    """Return the number of the decision as it is written; folding keeps every letter's place.

    It is the first one that is named from the removal on, or else at all.
    """
    match = DECISION.search(plain, removal) or DECISION.search(plain)
    if not match:
        return ""
    return tidy[match.start(1) : match.end(1)] if len(tidy) == len(plain) else match[1]


def discipline(raw: Any) -> Read:
    """Read a discipline: the day of the latest decision that the sentence names, or None.

    DISCIPLINE_WITHOUT_DAY tells of one that names no day that exists: nobody can judge it.
    """
    tidy, notes = text(raw)
    plain = SPOKEN.sub(r"ngay \1/\2/\3", fold(tidy))
    if tidy in NOTHING or plain in NO_DISCIPLINE:
        return Read(None, notes)
    if not (days := dates_in(plain)):
        return Read(None, (*notes, Note("DISCIPLINE_WITHOUT_DAY", Severity.WARNING, tidy)))
    return Read(max(days), notes)


def parted(tidy: str) -> tuple[str, str]:
    """Return the number and the day of a decision that stand in one cell; empty where missing."""
    match = PARTED.match(tidy)
    return (match["number"].strip(" (,;"), match["day"]) if match else (tidy, "")


def base(raw: Any) -> Read:
    """Read the number of the decision on a lower list; its day, if it stands there, is left."""
    tidy, notes = text(raw)
    return Read(parted(tidy)[0], notes)


def dates_in(plain: str) -> list[date]:
    """Return the days that a text names, in its order; days that do not exist are left out."""
    days = []
    for day, month, year in ANY_DAY.findall(plain):
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return days
