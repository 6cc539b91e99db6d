"""What only the personnel facts write: nationalities, own retirement ages, periods, degrees."""

import re
from typing import Any

from candidates.rules.exclusion import CLAUSES, EXCUSES
from candidates.rules.facts import PeriodKind
from candidates.tables.cells import Note, Read, folded, raw_text, text
from exams.rules.enums import DegreeLevel, DisciplineForm, Severity
from exams.rules.names import fold

STATES = (*CLAUSES, *EXCUSES)
VIETNAM = "Việt Nam"
VIETNAM_WORDS = frozenset(("vn", "vnm", "viet nam", "vietnam", "nuoc viet nam", "nguoi viet nam"))
CEFR = re.compile(r"\b([ABC][12])\b")
AGE = re.compile(r"^(\d{2})(?: tuoi)?(?:[ ,]*(\d|1[01]) thang)?$")
OWN_AGES = range(45 * 12, 75 * 12 + 1)  # months; a slip of the pen lies beyond, and no document
MONTHS = re.compile(r"^(\d{3}) ?(?:thang)?$")
KINDS = {
    "tuyen dung": PeriodKind.RECRUITED,
    "bo nhiem": PeriodKind.APPOINTED,
    "biet phai": PeriodKind.SECONDED,
    "luan chuyen": PeriodKind.ROTATED,
}


def nationalities(raw: Any) -> Read:
    """Read nationalities separated by semicolons or commas, as a tuple; VN is Việt Nam.

    NATIONALITY_OTHER tells of any other: it bars from a post, so it had better be one.
    """
    tidy, notes = text(raw)
    parts = [part.strip() for part in re.split("[;,/]", tidy) if part.strip()]
    read = tuple(VIETNAM if fold(part) in VIETNAM_WORDS else part for part in parts)
    others = [part for part in read if part != VIETNAM]
    return Read(
        read, (*notes, *(Note("NATIONALITY_OTHER", Severity.WARNING, part) for part in others))
    )


def level_of(language: str) -> str:
    """Return the CEFR level that a language text names, A1 to C2, or empty text."""
    match = CEFR.search(language.upper())
    return match[1] if match else ""


def own_age(raw: Any) -> Read:
    """Read an own retirement age, in months; years when the number has two digits.

    Takes 60, 60,5, "60 tuổi 6 tháng", "726 tháng". AGE_INVALID for anything else.
    """
    tidy, notes = text(raw)
    if not tidy:
        return Read(None, notes)
    months = _months(tidy)
    if months is None or months not in OWN_AGES:
        return Read(None, (*notes, Note("AGE_INVALID", Severity.ERROR, tidy)))
    return Read(months, notes)


def _months(tidy: str) -> int | None:
    plain = fold(tidy).replace(",", ".") if "." not in tidy else fold(tidy)
    if match := AGE.match(fold(tidy)):
        return int(match[1]) * 12 + int(match[2] or 0)
    if match := MONTHS.match(plain):
        return int(match[1])
    return _of_decimal_years(plain)


def _of_decimal_years(text: str) -> int | None:
    """Return the months of years written as 60.5; None where they are not whole, or not years."""
    if not re.fullmatch(r"\d\d\.\d{1,2}", text):
        return None
    years, _, part = text.partition(".")
    months, rest = divmod(int(part) * 12, 10 ** len(part))
    return None if rest else int(years) * 12 + months


def period_kind(raw: Any) -> Read:
    """Read how a period began. PERIOD_KIND_UNKNOWN, and taken for an appointment, if unclear."""
    tidy, notes = text(raw)
    plain = fold(tidy)
    for beginning, kind in KINDS.items():
        if plain.startswith(beginning):
            return Read(kind, notes)
    note = Note("PERIOD_KIND_UNKNOWN", Severity.WARNING, raw_text(raw))
    return Read(PeriodKind.APPOINTED, (*notes, note))


def status_code(raw: Any) -> Read:
    """Read the code of a state. STATUS_UNKNOWN, and as it is, when the law's list has it not."""
    tidy, notes = text(raw)
    code = tidy.upper()
    if not tidy or code in STATES:
        return Read(code, notes)
    return Read(tidy, (*notes, Note("STATUS_UNKNOWN", Severity.WARNING, tidy)))


DEGREE_WORDS = {
    "trung cap": DegreeLevel.SECONDARY,
    "cao dang": DegreeLevel.COLLEGE,
    "dai hoc": DegreeLevel.UNIVERSITY,
    "cu nhan": DegreeLevel.UNIVERSITY,
    "ky su": DegreeLevel.UNIVERSITY,
    "bac si": DegreeLevel.UNIVERSITY,
    "kien truc su": DegreeLevel.UNIVERSITY,
    "thac si": DegreeLevel.MASTER,
    "thac sy": DegreeLevel.MASTER,
    "cao hoc": DegreeLevel.MASTER,
    "tien si": DegreeLevel.DOCTOR,
    "tien sy": DegreeLevel.DOCTOR,
    "dh": DegreeLevel.UNIVERSITY,
    "cd": DegreeLevel.COLLEGE,
    "ths": DegreeLevel.MASTER,
    "ts": DegreeLevel.DOCTOR,
}


def degree_level(raw: Any) -> Read:
    """Read the level of a degree; empty is none. DEGREE_UNKNOWN when not understood."""
    plain, notes = folded(raw)
    if not plain:
        return Read(DegreeLevel.NONE, notes)
    level = DEGREE_WORDS.get(plain.replace(".", ""))
    if level is None:
        return Read(None, (*notes, Note("DEGREE_UNKNOWN", Severity.WARNING, raw_text(raw))))
    return Read(level, notes)


DISCIPLINE_WORDS = {
    "khien trach": DisciplineForm.REPRIMAND,
    "canh cao": DisciplineForm.WARNING,
    "giang chuc": DisciplineForm.DOWNGRADING,
    "ha bac luong": DisciplineForm.DOWNGRADING,
    "cach chuc": DisciplineForm.REMOVAL,
    "buoc thoi viec": DisciplineForm.DISMISSAL,
    "khai tru": DisciplineForm.DISMISSAL,
}


def discipline_form(raw: Any) -> Read:
    """Read the form of a discipline by how the text begins. DISCIPLINE_UNKNOWN when unclear."""
    plain, notes = folded(raw)
    for beginning, form in DISCIPLINE_WORDS.items():
        if plain.startswith(beginning):
            return Read(form, notes)
    return Read(None, (*notes, Note("DISCIPLINE_UNKNOWN", Severity.ERROR, raw_text(raw))))
