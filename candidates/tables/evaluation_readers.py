"""The reader of every column of evaluations, by form."""

from typing import Any

from candidates.tables.cells import Read, Reader, rating, remembered, text, year
from candidates.tables.evaluation_cells import month, points
from candidates.tables.personal_names import personal_name
from candidates.tables.posts import Directory
from exams.rules.enums import Severity


def readers(directory: Directory) -> dict[str, dict[str, Reader]]:
    """Return the readers of each form; a column that is not named here is text."""
    rated: dict[str, Reader] = {"year": remembered(year), "rating": remembered(rating)}
    unit = remembered(directory.unit)
    certain = remembered(_certain(directory.unit))
    return {
        "months": {
            **rated,
            **{"citizen_id": text, "name": personal_name, "unit": unit},
            **{"month": remembered(month), "points": remembered(points)},
        },
        "units": {**rated, "unit": certain, "unit_name": certain},
    }


def _certain(read: Reader) -> Reader:
    """Return the reader with a unit that the catalogue has not told as an error.

    Its result would be set against nobody's.
    """

    def read_strictly(raw: Any) -> Read:
        value, notes = read(raw)
        return Read(
            value,
            tuple(
                note._replace(severity=Severity.ERROR) if note.code == "UNIT_UNKNOWN" else note
                for note in notes
            ),
        )

    return read_strictly
