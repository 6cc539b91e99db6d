"""Finds where a table begins and what its columns are, by their names and not by their places.

A heading may stand in any order and place, in capitals, without diacritics, decomposed, merged
over two or three rows. It is compared by its letters and digits only. A column is known by its
own heading ("Số CCCD") or by the heading above and its own together ("Quyết định phê duyệt Số").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from candidates.tables.layout import FEWEST, Layout, SheetColumn, cell_text, letters_of
from candidates.tables.workbook import Row, Sheet

SEARCHED_ROWS = 300  # rows with data in which the heading must begin
DEEPEST = 3  # rows of a heading
YEAR = re.compile(r"^(.*?)(?:nam)?((?:19|20)\d\d)$")


def find(sheet: Sheet, columns: Sequence[SheetColumn]) -> tuple[Layout | None, list[Row]]:
    """Return the layout of a sheet and the rows after its heading that were read to find it.

    The rest of the rows is still to be walked. None when no heading is found; then every row read
    is returned.
    """
    rows = list(islice(sheet.rows, SEARCHED_ROWS))
    names = _Names(columns)
    best: Layout | None = None
    for index in range(len(rows)):
        for layout in _layouts(sheet, rows, index, names):
            if best is None or _worth(layout) > _worth(best):
                best = layout
        if best is not None and index - _index(rows, best.first_row) > 20:
            break
    if best is None:
        return None, rows
    return best, [row for row in rows if row[0] > best.last_row]


def _index(rows: list[Row], number: int) -> int:
    return next(index for index, row in enumerate(rows) if row[0] == number)


def _worth(layout: Layout) -> tuple[int, int, int]:
    """More columns are better, then fewer rows, then the earlier place."""
    depth = layout.last_row - layout.first_row
    return len(layout.columns) + len(layout.years), -depth, -layout.first_row


def _layouts(sheet: Sheet, rows: list[Row], index: int, names: "_Names") -> Iterable[Layout]:
    """Yield the layouts of a heading that begins at a row and is one to three rows deep."""
    for depth in range(1, DEEPEST + 1):
        heading = rows[index : index + depth]
        if len(heading) < depth or heading[-1][0] - heading[0][0] >= DEEPEST:
            return
        layout = _layout(sheet, heading, names)
        if len(layout.columns) + len(layout.years) >= FEWEST:
            yield layout


def _layout(sheet: Sheet, heading: list[Row], names: "_Names") -> Layout:
    levels = [_spread(sheet, number, cells) for number, cells in heading]
    _fill_right(levels)
    columns: dict[str, int] = {}
    years: dict[int, int] = {}
    for column in range(max(len(level) for level in levels)):
        path = _path([level[column] for level in levels])
        if path:
            _recognise(path, column, names, columns, years)
    headings = frozenset(letters_of(text) for level in levels for text in level if text)
    return Layout(heading[0][0], heading[-1][0], columns, years, headings)


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
        heading = letters_of(text)
        if heading and heading not in path[-1:]:
            path.append(heading)
    return path


def _recognise(
    path: list[str], position: int, names: "_Names", columns: dict[str, int], years: dict[int, int]
) -> None:
    """Enter the column that the headings name; of two with the same name the first counts."""
    for heading in ("".join(path), "".join(path[-2:]), path[-1]):
        for column, year in names.fitting(heading):
            if year is not None and year not in years:
                years[year] = position
                return
            if year is None and column.key not in columns:
                columns[column.key] = position
                return


class _Names:
    """The names of all columns, made ready: almost every cell of a file names none of them."""

    def __init__(self, columns: Sequence[SheetColumn]) -> None:
        self._by_column = [(column, _exact(column), _beginnings(column)) for column in columns]
        self._exact = frozenset(name for _, exact, _ in self._by_column for name in exact)
        self._beginnings = tuple(start for _, _, starts in self._by_column for start in starts)
        self._has_years = any(column.years for column in columns)

    def fitting(self, heading: str) -> Iterator[tuple[SheetColumn, int | None]]:
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


def _exact(column: SheetColumn) -> frozenset[str]:
    return frozenset(letters_of(name) for name in column.names if not name.endswith("*"))


def _beginnings(column: SheetColumn) -> tuple[str, ...]:
    return tuple(letters_of(name[:-1]) for name in column.names if name.endswith("*"))
