"""Where a table's columns stand, once its heading was found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from exams.rules.names import fold
from exams.rules.refusals import Refusal

FEWEST = 3  # columns that make a heading
BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")  # (dd/mm/yyyy), (chữ in hoa), (nếu có)
LETTERS = re.compile(r"\w+")
ABBREVIATIONS = {
    "cb": "can bo",
    "cv": "chuc vu",
    "ddcn": "dinh danh ca nhan",
    "dk": "dang ky",
    "dkdt": "dang ky du tuyen",
    "dv": "don vi",
    "gt": "gioi tinh",
    "hs": "ho so",
    "kl": "ky luat",
    "ksk": "kham suc khoe",
    "llct": "ly luan chinh tri",
    "qd": "quyet dinh",
    "qh": "quy hoach",
    "qlnn": "quan ly nha nuoc",
    "syll": "so yeu ly lich",
    "vb": "van ban",
    "vt": "vi tri",
    "xl": "xep loai",
}
NUMBERING = re.compile(r"^\(?(?:\d{1,2}|[a-z])\)?$")


@dataclass(frozen=True, slots=True)
class ImportColumn:
    """A column of an import: its key and every heading it goes by.

    A heading that ends in * is a beginning. A column of years has one place for each year.
    """

    key: str
    headings: tuple[str, ...]
    required: bool = False
    years: bool = False
    instead: str = ""  # key of a column that may stand in place of a required one
    group: str = ""  # of the columns of a group one has to be there
    longest: int = 0  # characters that are stored of a text; 0: it is read as something else

    @property
    def heading(self) -> str:
        """Return the heading by which people are asked for the column."""
        return next(filter(None, self.headings)).rstrip("*")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of one sheet are: places in the row's cell list, by key and by year."""

    first_row: int
    last_row: int
    columns: dict[str, int]
    years: dict[int, int]
    headings: frozenset[str] = field(repr=False)
    unread: dict[int, str] = field(default_factory=dict)  # headings that name no column of ours
    placed: dict[int, str] = field(default_factory=dict)  # headings that a person gave a meaning

    def positions(self) -> dict[str, int]:
        """Return every position by the key of its column; of years `ratings-2025`."""
        return {**self.columns, **{f"ratings-{year}": at for year, at in self.years.items()}}

    def in_order(self, columns: Sequence[ImportColumn]) -> bool:
        """Tell whether the columns stand in the order of the form."""
        ranks = {column.key: rank for rank, column in enumerate(columns)}
        years = next((rank for rank, column in enumerate(columns) if column.years), len(columns))
        ordered = [(position, (ranks[key], 0)) for key, position in self.columns.items()]
        ordered += [(position, (years, year)) for year, position in self.years.items()]
        order = [rank for _, rank in sorted(ordered)]
        return order == sorted(order)

    def repeats(self, cells: Sequence[object]) -> bool:
        """Tell whether a row is the heading once more, as after a page."""
        texts = [letters_of(str(cell)) for cell in cells if cell != ""]
        same = sum(text in self.headings for text in texts)
        return same >= 2 and same * 5 >= len(texts) * 3


def numbers_columns(cells: Iterable[object]) -> bool:
    """Tell whether a row only numbers the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    texts = [fold(cell_text(cell)) for cell in cells if cell != ""]
    return len(texts) >= FEWEST and all(NUMBERING.match(text) for text in texts)


@lru_cache(maxsize=4096)
def letters_of(text: str) -> str:
    """Return the letters and digits of a heading, folded: "Đối tượng (1/2)" is doituong12."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def spellings(text: str) -> tuple[str, ...]:
    """Return the letters of a heading as it stands, without brackets, and written out in full."""
    bare = BRACKETS.sub(" ", text)
    return tuple(dict.fromkeys(map(letters_of, (text, bare, _in_full(bare), _in_full(text)))))


@lru_cache(maxsize=4096)
def _in_full(text: str) -> str:
    """Return a heading, folded, with what offices abbreviate in it written out."""
    return " ".join(ABBREVIATIONS.get(part, part) for part in LETTERS.findall(fold(text)))


def lacking(layout: Layout, columns: Sequence[ImportColumn]) -> list[str]:
    """Return the headings of the columns that a table must have and has not."""
    missing = [
        column.heading
        for column in columns
        if column.required and not layout.columns.keys() & {column.key, column.instead}
    ]
    has = {column.group for column in columns if column.key in layout.columns}
    asked = {column.group: column.heading for column in reversed(columns) if column.group}
    return [*missing, *(heading for group, heading in asked.items() if group not in has)]


def require(
    layout: Layout | None, columns: Sequence[ImportColumn], *, file: str, sheet: str
) -> Layout:
    """Return the layout, or refuse it with HEADINGS_NOT_FOUND or COLUMNS_MISSING."""
    if layout is None:
        raise Refusal("HEADINGS_NOT_FOUND", file=file, sheet=sheet)
    if missing := lacking(layout, columns):
        raise Refusal("COLUMNS_MISSING", file=file, sheet=sheet, columns=", ".join(missing))
    return layout


def cell_text(cell: object) -> str:
    """Return a cell as text without spaces around it, a whole number without its point."""
    if isinstance(cell, float) and cell == int(cell):
        return str(int(cell))
    return str(cell).strip()


def under(parents: Iterable[str], *names: str) -> tuple[str, ...]:
    """Return the names of a column that is known by the heading above it and its own."""
    return tuple(f"{parent} {name}" for parent in parents for name in names)
