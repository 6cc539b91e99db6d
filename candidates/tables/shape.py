"""What a file looks like to whoever has to say what its sheets and columns are.

    for shape in shapes(data, forms, placement=placement):
        shape.unread    # columns with something in them that nobody reads
        shape.missing   # headings that the table must have and has not

Nothing is judged here; the values are read by the readers.
"""

from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from candidates.tables.cells import raw_text
from candidates.tables.intake import Source
from candidates.tables.layout import Layout, letters_of, numbers_columns
from candidates.tables.placement import NOTHING_PLACED, Placement
from candidates.tables.sheet_forms import Forms, form_of
from candidates.tables.workbook import Row, Sheet, opened

PREVIEW_ROWS = 10
SAMPLES = 3  # different values of a column that help to tell what it is
LONGEST_SAMPLE = 40  # characters


@dataclass(frozen=True, slots=True)
class UnreadColumn:
    """A column that nobody reads: where its heading stands, what it says, what stands below."""

    cell: str  # C9
    heading: str
    filled: int
    samples: tuple[str, ...]

    @property
    def letters(self) -> str:
        """Return the letters of the heading, by which a placement names the column."""
        return letters_of(self.heading)


@dataclass(frozen=True, slots=True)
class SheetShape:
    """One sheet: its first rows, the form that it has, what is read of it and what is not.

    `keys`: column letters to the key of the column of ours; of years `ratings-2025`.
    """

    name: str
    form: str  # empty when the sheet has none
    preview: tuple[tuple[int, tuple[str, ...]], ...]
    keys: dict[str, str]
    missing: tuple[str, ...]
    unread: tuple[UnreadColumn, ...]


def shapes(
    source: Source, forms: Forms, *, name: str = "", placement: Placement = NOTHING_PLACED
) -> tuple[SheetShape, ...]:
    """Return the shape of every sheet of a file. Refuses with a FILE_* code."""
    with opened(source, name=name) as book:
        return tuple(_shape(sheet, forms, placement) for sheet in book.sheets)


def _shape(sheet: Sheet, forms: Forms, placement: Placement) -> SheetShape:
    fit = form_of(sheet, forms, placement)
    located = fit.located
    layout = located.layout
    first = islice(chain(located.above, located.rows), PREVIEW_ROWS)
    return SheetShape(
        name=sheet.name,
        form=fit.form,
        preview=tuple((number, tuple(map(_sample, cells))) for number, cells in first),
        keys={sheet.letter(at): key for key, at in layout.positions().items()} if layout else {},
        missing=fit.missing,
        unread=tuple(_unread(sheet, layout, located.rows)) if layout else (),
    )


def _unread(sheet: Sheet, layout: Layout, rows: list[Row]) -> list[UnreadColumn]:
    """Return the columns under a heading that is none of ours, if anything stands in them."""
    columns = []
    lines = [row for row in rows if not (numbers_columns(row[1]) or layout.repeats(row[1]))]
    for position, heading in layout.unread.items():
        values = [cells[position] for _, cells in lines if cells[position] != ""]
        if values:
            cell = f"{sheet.letter(position)}{layout.last_row}"
            samples = tuple(islice(dict.fromkeys(map(_sample, values)), SAMPLES))
            columns.append(UnreadColumn(cell, heading, len(values), samples))
    return columns


def _sample(cell: object) -> str:
    text = f"{cell:%d/%m/%Y}" if isinstance(cell, date) else raw_text(cell)
    return text if len(text) <= LONGEST_SAMPLE else f"{text[:LONGEST_SAMPLE]}…"
