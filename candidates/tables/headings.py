"""Finds where a table begins and what its columns are, by their names and not by their places.

A heading may stand in any order and place, in capitals, without diacritics, decomposed, merged
over two or three rows. It is compared by its letters and digits only. A column is known by its
own heading ("Số CCCD") or by the heading above and its own together ("Quyết định phê duyệt Số"),
or by what a person said that its heading means (`placement`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from candidates.tables.layout import FEWEST, ImportColumn, Layout, cell_text, letters_of, spellings
from candidates.tables.placement import NOTHING_PLACED, Placement
from candidates.tables.workbook import Row, Sheet

SEARCHED_ROWS = 300  # rows with data in which the heading must begin
DEEPEST = 3  # rows of a heading
YEAR = re.compile(r"^(.*?)(?:nam)?((?:19|20)\d\d)$")


class Located(NamedTuple):
    """The layout of a sheet, None without a heading; its first rows, to the heading and after."""

    layout: Layout | None
    above: list[Row]
    rows: list[Row]


def find(
    sheet: Sheet,
    columns: Sequence[ImportColumn],
    *,
    placement: Placement = NOTHING_PLACED,
    fewest: int = FEWEST,
) -> Located:
    """Return the layout of a sheet and the rows that were read to find it.

    The rest of the rows is still to be walked. `fewest` columns make a heading.
    """
    rows = list(islice(sheet.rows, SEARCHED_ROWS))
    names = _Names(columns, placement.columns)
    best: Layout | None = None
    for index in range(len(rows)):
        for layout in _layouts(sheet, rows, index, names, fewest):
            if best is None or _worth(layout) > _worth(best):
                best = layout
        if best is not None and index - _index(rows, best.first_row) > 20:
            break
    if best is None:
        return Located(None, [], rows)
    last = best.last_row
    above = [row for row in rows if row[0] <= last]
    return Located(best, above, rows[len(above) :])


def _index(rows: list[Row], number: int) -> int:
    return next(index for index, row in enumerate(rows) if row[0] == number)


def _worth(layout: Layout) -> tuple[int, int, int]:
    """More columns are better, then fewer rows, then the earlier place."""
    depth = layout.last_row - layout.first_row
    return len(layout.columns) + len(layout.years), -depth, -layout.first_row


def _layouts(
    sheet: Sheet, rows: list[Row], index: int, names: "_Names", fewest: int
) -> Iterable[Layout]:
    """Yield the layouts of a heading that begins at a row and is one to three rows deep."""
    for depth in range(1, DEEPEST + 1):
        heading = rows[index : index + depth]
        if len(heading) < depth or heading[-1][0] - heading[0][0] >= DEEPEST:
            return
        layout = _layout(sheet, heading, names)
        if len(layout.columns) + len(layout.years) >= fewest:
            yield layout


def _layout(sheet: Sheet, heading: list[Row], names: "_Names") -> Layout:
    levels = [_spread(sheet, number, cells) for number, cells in heading]
    _fill_right(levels)
    headings = frozenset(letters_of(text) for level in levels for text in level if text)
    layout = Layout(heading[0][0], heading[-1][0], {}, {}, headings)
    for column in range(max(len(level) for level in levels)):
        path = _path([level[column] for level in levels])
        if path and not _recognise(path, column, names, layout):
            layout.unread[column] = " ".join(path)
    return layout


def _spread(sheet: Sheet, number: int, cells: list[object]) -> list[str]:
    """Return the texts of a heading row, merged cells filled from their first one."""
    texts = [cell_text(cell) for cell in cells]
    for (top, left), (bottom, right) in sheet.merged:
        if top == number - 1 and top == bottom and right > left:
            first = left - sheet.first_column
            if 0 <= first < len(texts) and texts[first]:
                last = min(right - sheet.first_column, len(texts) - 1)
                texts[first : last + 1] = [texts[first]] * (last + 1 - first)
    return texts


def _fill_right(levels: list[list[str]]) -> None:
    """Fill a heading that is written over its columns without being merged, blank ones between."""
    for upper, lower in pairwise(levels):
        above = ""
        for column in range(min(len(upper), len(lower))):
            above = upper[column] or above
            if lower[column]:
                upper[column] = above


def _path(texts: list[str]) -> list[str]:
    """Return the headings of a column from above, each once."""
    path: list[str] = []
    for text in texts:
        if letters_of(text) and [letters_of(text)] != [letters_of(last) for last in path[-1:]]:
            path.append(text)
    return path


def _recognise(path: list[str], position: int, names: "_Names", layout: Layout) -> bool:
    """Enter the column that the headings name; of two with the same name the first counts."""
    placed = names.placed.get(letters_of(" ".join(path)))
    if placed is not None:
        return _enter_placed(placed, " ".join(path), position, layout)
    for heading in (" ".join(path), " ".join(path[-2:]), path[-1]):
        for spelling in spellings(heading):
            for column, year in names.fitting(spelling):
                if _enter(column.key, year, position, layout):
                    return True
    return False


def _enter_placed(placed: str, heading: str, position: int, layout: Layout) -> bool:
    """Enter the column that a person said the heading means: `key`, or `key-2025` of years."""
    key, _, year = placed.partition("-")
    if not key or not _enter(key, int(year) if year else None, position, layout):
        return False
    layout.placed[position] = heading
    return True


def _enter(key: str, year: int | None, position: int, layout: Layout) -> bool:
    taken = layout.columns if year is None else layout.years
    name = key if year is None else year
    if name in taken:
        return False
    taken[name] = position  # type: ignore[index]
    return True


class _Names:
    """The names of all columns, made ready: almost every cell of a file names none of them."""

    def __init__(self, columns: Sequence[ImportColumn], placed: Mapping[str, str]) -> None:
        self.placed = placed
        self._by_column = [(column, _exact(column), _beginnings(column)) for column in columns]
        self._exact = frozenset(name for _, exact, _ in self._by_column for name in exact)
        self._beginnings = tuple(start for _, _, starts in self._by_column for start in starts)
        self._has_years = any(column.years for column in columns)

    def fitting(self, heading: str) -> Iterator[tuple[ImportColumn, int | None]]:
        """Yield the columns that a heading names, in order, each with its year if it has years."""
        year = YEAR.match(heading) if self._has_years else None
        if not year and heading not in self._exact and not heading.startswith(self._beginnings):
            return
        for column, exact, beginnings in self._by_column:
            if column.years:
                if year and year[1] in exact:
                    yield column, int(year[2])
            elif heading in exact or heading.startswith(beginnings):
                yield column, None


def _exact(column: ImportColumn) -> frozenset[str]:
    return frozenset(letters_of(name) for name in column.headings if not name.endswith("*"))


def _beginnings(column: ImportColumn) -> tuple[str, ...]:
    return tuple(letters_of(name[:-1]) for name in column.headings if name.endswith("*"))
