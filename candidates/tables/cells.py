"""What stands in one cell, put into the words of the field; and what has to be said of it.

Every reader returns the value and notes: code, severity, what stood there, what it was read as.
The same cell always reads the same, so readers may be remembered (`remembered`).
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple
from unicodedata import is_normalized, normalize

from exams.rules.enums import Rating, Severity, Sex, Theory
from exams.rules.names import fold

# Signs without a shape, and those that turn the direction of a text round.
_SHAPELESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e\u061c\u200e\u200f"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_OF_MACHINES = "".join(map(chr, (*range(9), *range(14, 28), *range(127, 160)))).replace("\x85", "")
INVISIBLE = dict.fromkeys(map(ord, _SHAPELESS + _TURNING + _OF_MACHINES), None)
NOTHING = frozenset(("", "-", "--", "---", "–", "—", "."))
YEARS = range(1900, 2101)
FORMULA_SIGNS = "=+-@\t\r"
# The same as in the cell above: nobody can tell which that was once lines are sorted.
_DITTO = (
    "nt",
    "như trên",
    "nt.",
    "(nt)",
    "(như trên)",
    "như trên.",
    '"',
    "''",
    "”",
    "“",
    "〃",
    "//",
)
DITTO = frozenset(form for mark in _DITTO for form in (mark, mark.upper(), mark.capitalize()))
ERROR_TEXTS = frozenset(("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"))


class Note(NamedTuple):
    """Something to say of a cell."""

    code: str
    severity: Severity
    value: str = ""
    suggestion: str = ""
    figures: tuple[tuple[str, str], ...] = ()


Notes = tuple[Note, ...]


class Read(NamedTuple):
    """What a cell was read as; None when it could not be."""

    value: Any
    notes: Notes = ()


Reader = Callable[[Any], Read]


class _Memory(dict[Any, Read]):
    """Reads what it does not remember."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self.read = read

    def __missing__(self, raw: Any) -> Read:
        value = self[raw] = self.read(raw)
        return value


def remembered(read: Reader) -> Reader:
    """Return the reader with a memory: a value that came before is not read again."""
    return _Memory(read).__getitem__


def raw_text(raw: Any) -> str:
    """Return a cell's value as text: whole numbers without a point, dates as d/m/yyyy."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, date):
        return f"{raw.day}/{raw.month}/{raw.year}"
    return str(raw)


def plain_value(text: str) -> str:
    """Return a value of a cell for comparing: composed, single spaces."""
    return " ".join(normalize("NFC", text).split())


def iso(raw: Any) -> str:
    """Return a cell's value as a finding names it: dates as yyyy-mm-dd."""
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    return raw.isoformat() if isinstance(raw, date) else raw_text(raw)


def text(raw: Any) -> Read:
    """Read text: composed, trimmed, single spaces; what stands for no text is none.

    TEXT_NFD, TEXT_SPACES, FORMULA_LIKE_TEXT, DITTO, CELL_ERROR.
    """
    if not isinstance(raw, str):
        return Read(raw_text(raw))
    tidy = raw
    if raw.isascii():
        if raw.isdigit():
            return Read(raw)
    else:
        tidy = normalize("NFC", raw) if not is_normalized("NFC", raw) else raw
    tidy = tidy.translate(INVISIBLE) if not tidy.isprintable() else tidy
    composed, tidy = tidy, " ".join(tidy.split())
    if tidy in NO_TEXT:
        return Read("", _no_text_notes(tidy))
    if tidy == raw and tidy[:1] not in FORMULA_SIGNS:
        return Read(tidy)
    return Read(tidy, tuple(_text_notes(raw, composed, tidy)))


LONGEST_CODE = 20  # characters that are stored of a code
NO_TEXT = NOTHING | DITTO | ERROR_TEXTS


def as_code(tidy: str) -> str:
    """Return a text that may stand for a code; blank for one that is longer than any code."""
    return tidy if len(tidy) <= LONGEST_CODE else ""


def is_blank(raw: Any) -> bool:
    """Tell whether a cell is empty, or has a dash or the like in the place of a value."""
    return isinstance(raw, str) and raw.strip() in NOTHING


def _no_text_notes(tidy: str) -> Notes:
    if tidy in NOTHING:
        return ()
    code = "DITTO" if tidy in DITTO else "CELL_ERROR"
    return (Note(code, Severity.ERROR, tidy),)


def _text_notes(raw: str, composed: str, tidy: str) -> list[Note]:
    notes = []
    if not is_normalized("NFC", raw):
        notes.append(Note("TEXT_NFD", Severity.INFO, raw, tidy))
    if composed != tidy or len(raw.translate(INVISIBLE)) != len(raw):
        notes.append(Note("TEXT_SPACES", Severity.INFO, raw, tidy))
    if is_formula_like(tidy):
        notes.append(Note("FORMULA_LIKE_TEXT", Severity.WARNING, raw))
    return notes


def is_formula_like(tidy: str) -> bool:
    """Tell whether a spreadsheet program might take the text for a formula; "- text" is none."""
    if len(tidy) < 2 or tidy in NOTHING or tidy[0] not in FORMULA_SIGNS:
        return False
    return not (tidy[0] == "-" and tidy[1] == " ")


def folded(raw: Any) -> tuple[str, Notes]:
    """Return a cell's text tidied and folded, and what has to be said of its form."""
    tidy, notes = text(raw)
    return fold(tidy), notes


RATINGS = {
    Rating.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ",
    Rating.GOOD: "Hoàn thành tốt nhiệm vụ",
    Rating.COMPLETED: "Hoàn thành nhiệm vụ",
    Rating.NOT_COMPLETED: "Không hoàn thành nhiệm vụ",
}
RATING_WORDS = {fold(name): rating for rating, name in RATINGS.items()} | {
    "htxsnv": Rating.EXCELLENT,
    "htxs": Rating.EXCELLENT,
    "ht xs nv": Rating.EXCELLENT,
    "htxs nv": Rating.EXCELLENT,
    "ht xuat sac nv": Rating.EXCELLENT,
    "ht xuat sac nhiem vu": Rating.EXCELLENT,
    "hoan thanh xuat sac": Rating.EXCELLENT,
    "hoan thanh xuat sac nv": Rating.EXCELLENT,
    "httnv": Rating.GOOD,
    "htt": Rating.GOOD,
    "htt nv": Rating.GOOD,
    "ht tot": Rating.GOOD,
    "ht tot nv": Rating.GOOD,
    "ht tot nhiem vu": Rating.GOOD,
    "hoan thanh tot": Rating.GOOD,
    "hoan thanh tot nv": Rating.GOOD,
    "htnv": Rating.COMPLETED,
    "ht nv": Rating.COMPLETED,
    "ht nhiem vu": Rating.COMPLETED,
    "hoan thanh": Rating.COMPLETED,
    "hoan thanh nv": Rating.COMPLETED,
    "khtnv": Rating.NOT_COMPLETED,
    "kht nv": Rating.NOT_COMPLETED,
    "khong htnv": Rating.NOT_COMPLETED,
    "khong ht nv": Rating.NOT_COMPLETED,
    "khong hoan thanh": Rating.NOT_COMPLETED,
    "khong hoan thanh nv": Rating.NOT_COMPLETED,
    "chua hoan thanh nhiem vu": Rating.NOT_COMPLETED,
}
NOT_RATED = frozenset(("chua xep loai", "khong xep loai", "chua danh gia", "khong danh gia"))


def rating(raw: Any) -> Read:
    """Read a yearly rating; None where nobody was rated. RATING_VARIANT, RATING_UNKNOWN.

    Source: regulations 6.3. "Tốt" or "A" alone belong to other scales and are not taken.
    """
    tidy, notes = text(raw)
    if not tidy or fold(tidy) in NOT_RATED:
        return Read(None, notes)
    level = RATING_WORDS.get(" ".join(fold(tidy).replace(".", " ").split()))
    if level is None:
        return Read(None, (*notes, Note("RATING_UNKNOWN", Severity.ERROR, tidy)))
    if tidy == RATINGS[level]:
        return Read(level, notes)
    return Read(level, (*notes, Note("RATING_VARIANT", Severity.INFO, tidy, level.value)))


THEORY_WORDS = {
    "so cap": Theory.ELEMENTARY,
    "trung cap": Theory.INTERMEDIATE,
    "cao cap": Theory.ADVANCED,
    "cu nhan": Theory.BACHELOR,
    "dai hoc": Theory.BACHELOR,
    "chua": Theory.NONE,
    "khong": Theory.NONE,
    "chua qua": Theory.NONE,
    "chua hoc": Theory.NONE,
    "chua co": Theory.NONE,
    "sc": Theory.ELEMENTARY,
    "tc": Theory.INTERMEDIATE,
    "cc": Theory.ADVANCED,
    "cn": Theory.BACHELOR,
}
THEORY_TAILS = (" ly luan chinh tri", " llct", " chinh tri", " ly luan")


def theory(raw: Any) -> Read:
    """Read the level of political theory; empty is none. THEORY_UNKNOWN when not understood."""
    plain, notes = folded(raw)
    for tail in THEORY_TAILS:
        plain = plain.removesuffix(tail)
    if not plain:
        return Read(Theory.NONE, notes)
    level = THEORY_WORDS.get(plain)
    if level is None:
        return Read(None, (*notes, Note("THEORY_UNKNOWN", Severity.WARNING, raw_text(raw))))
    return Read(level, notes)


SEX_WORDS = {"nam": Sex.MALE, "nu": Sex.FEMALE, "m": Sex.MALE, "f": Sex.FEMALE}
YES = frozenset(("x", "co", "da", "v", "1", "yes", "true", "✓", "✔", "☑", "√", "dat", "day du"))
NO = frozenset(("", "0", "khong", "chua", "no", "false", "☐", "thieu", "o"))


def sex(raw: Any) -> Read:
    """Read "Nam" or "Nữ". SEX_UNKNOWN when it is neither."""
    plain, notes = folded(raw)
    value = SEX_WORDS.get(plain)
    if value is None:
        return Read(None, (*notes, Note("SEX_UNKNOWN", Severity.ERROR, raw_text(raw))))
    return Read(value, notes)


def tick(raw: Any) -> Read:
    """Read a ticked box; empty is no. TICK_UNKNOWN when it may mean either."""
    plain, notes = folded(raw)
    if plain in NO or plain in NOTHING:
        return Read(False)
    if plain in YES:
        return Read(True)
    return Read(False, (*notes, Note("TICK_UNKNOWN", Severity.WARNING, raw_text(raw))))


def year(raw: Any) -> Read:
    """Read a year; None when empty. NUMBER_INVALID when it is no number, or no year."""
    tidy, notes = text(raw)
    if not tidy:
        return Read(None, notes)
    if tidy.isascii() and tidy.isdigit() and int(tidy) in YEARS:
        return Read(int(tidy), notes)
    return Read(None, (*notes, Note("NUMBER_INVALID", Severity.ERROR, tidy)))
