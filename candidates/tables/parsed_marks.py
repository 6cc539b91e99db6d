"""The marks of a worksheet that no usual program wrote: the whole part is parsed."""

from candidates.tables.cell_marks import (
    TRUE,
    CellMarks,
    Padding,
    column_number,
    hidden_spans,
)
from candidates.tables.parts import walk


def slow(xml: bytes, paddings: dict[int, Padding]) -> CellMarks:
    """Parse the whole part; for files that no usual program wrote."""
    reading = _Reading(paddings)
    walk(xml, reading.begins, reading.ends)
    return reading.marks


class _Reading:
    """Keeps where the parser is while it walks through a worksheet."""

    def __init__(self, paddings: dict[int, Padding]) -> None:
        self.marks = CellMarks()
        self.paddings = paddings
        self.row = 0
        self.column = -1
        self.cell: dict[str, str] = {}
        self.shared: dict[str, str] = {}
        self.formula: dict[str, str] = {}

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column = -1
            if attributes.get("hidden") in TRUE:
                self.marks.hidden_rows.add(self.row)
        elif name == "c":
            self._cell_begins(attributes)
        elif name == "f":
            self.formula = attributes
        elif name == "col":
            self.marks.hidden_columns += hidden_spans(iter([(name, attributes)]))

    def _cell_begins(self, attributes: dict[str, str]) -> None:
        self.cell = attributes
        letters = attributes.get("r", "").rstrip("0123456789")
        self.column = column_number(letters) if letters else self.column + 1

    def ends(self, name: str, text: str) -> None:
        position = self.row, self.column
        if name == "f":
            group = self.formula.get("si", "")
            text = text or self.shared.get(group, "")
            if group:
                self.shared.setdefault(group, text)
            self.marks.formulas[position] = "=" + text
        elif name == "v" and self.cell.get("t") == "e":
            self.marks.errors[position] = text
        elif name == "v" and self.cell.get("t", "n") == "n":
            pad = self.paddings.get(int(self.cell.get("s", 0)))
            if pad and (padded := pad(text)):
                self.marks.displayed[position] = padded
