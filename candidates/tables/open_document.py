"""Marks of an OpenDocument spreadsheet (.ods), as far as its one content part tells them.

Runs in the child process only. Rows and cells may be repeated; the long empty runs that end
every sheet are counted, not walked.
"""

from candidates.tables.cell_marks import CellMarks
from candidates.tables.parts import walk

LONGEST_RUN = 1000  # repeated cells or rows that carry a mark
HIDDEN = ("collapse", "filter")


def marks_of(xml: bytes) -> dict[str, CellMarks]:
    """Return the marks of every sheet by its name."""
    reading = _Reading()
    walk(xml, reading.begins, reading.ends)
    return reading.sheets


class _Reading:
    """Keeps where the parser is while it walks through the sheets."""

    def __init__(self) -> None:
        self.sheets: dict[str, CellMarks] = {}
        self.marks = CellMarks()
        self.row, self.column = 0, 0  # row from 1; the column that comes next, from 0
        self.rows = 1
        self.number = ""
        self.is_percentage = False

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table" and "name" in attributes:
            self.marks = self.sheets[attributes["name"]] = CellMarks()
            self.row, self.rows, self.column = 0, 1, 0
        elif name == "table-column":
            self._column_begins(attributes)
        elif name == "table-row":
            self._row_begins(attributes)
        elif name in ("table-cell", "covered-table-cell"):
            self._cell_begins(attributes)

    def _column_begins(self, attributes: dict[str, str]) -> None:
        count = int(attributes.get("number-columns-repeated", 1))
        if attributes.get("visibility") in HIDDEN:
            self.marks.hidden_columns.append((self.column, self.column + count - 1))
        self.column += count

    def _row_begins(self, attributes: dict[str, str]) -> None:
        if self.row:
            self.row += self.rows
        else:
            self.row = 1
        self.rows = int(attributes.get("number-rows-repeated", 1))
        self.column = 0
        if attributes.get("visibility") in HIDDEN:
            last = self.row + min(self.rows, LONGEST_RUN)
            self.marks.hidden_rows.update(range(self.row, last))

    def _cell_begins(self, attributes: dict[str, str]) -> None:
        count = int(attributes.get("number-columns-repeated", 1))
        formula = attributes.get("formula", "")
        for row in range(self.row, self.row + min(self.rows, LONGEST_RUN)) if formula else ():
            for column in range(self.column, self.column + min(count, LONGEST_RUN)):
                self.marks.formulas[row, column] = "=" + formula.partition("=")[2]
        self.number = attributes.get("value", "") if count == 1 else ""
        self.is_percentage = attributes.get("value-type") == "percentage"
        self.column += count

    def ends(self, name: str, text: str) -> None:
        """Take the displayed text of a number that is shown with zeros in front, or of parts."""
        if name == "p" and self.number and (self.is_percentage or _is_padded(text, self.number)):
            self.marks.displayed[self.row, self.column - 1] = text
        elif name in ("table-cell", "table-row"):
            self.number = ""


def _is_padded(text: str, number: str) -> bool:
    return text.startswith("0") and text.isdigit() and text != number and len(text) > 1
