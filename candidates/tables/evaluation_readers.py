"""The reader of every column of evaluations, by form."""

from typing import Any

from candidates.tables.cells import Read, Reader, rating, remembered, text, year
from candidates.tables.evaluation_cells import month, month_result, points
from candidates.tables.evaluation_forms import MONTHS_OF_YEAR
from candidates.tables.personal_names import personal_name
from candidates.tables.posts import Directory
from candidates.tables.rater_cells import rater
from candidates.tables.vocabulary import NOT_LISTED
from exams.rules.enums import Severity


def readers(directory: Directory) -> dict[str, dict[str, Reader]]:
    """Return the readers of each form; a column that is not named here is text.

    The result of a unit that is not listed would be set against nobody's: that is an error.
    """
    rated: dict[str, Reader] = {"year": remembered(year), "rating": remembered(rating)}
    unit = remembered(_listed(directory.unit, Severity.WARNING))
    person = {"citizen_id": text, "name": personal_name, "unit": unit, "source": remembered(rater)}
    certain = remembered(_listed(directory.unit, Severity.ERROR))
    return {
        "months": {
            **rated,
            **person,
            **{"month": remembered(month), "points": remembered(points)},
        },
        "year": {
            **person,
            "year": remembered(year),
            **{column.key: remembered(month_result) for column in MONTHS_OF_YEAR},
        },
        "units": {**rated, "unit": certain, "unit_name": certain},
    }


def _listed(read: Reader, severity: Severity) -> Reader:
    """Return the reader of units that tells so gravely of one that is not in the catalogue."""

    def read_listed(raw: Any) -> Read:
        value, notes = read(raw)
        remarks = [
            note._replace(code=NOT_LISTED, severity=severity)
            if note.code == "UNIT_UNKNOWN"
            else note
            for note in notes
        ]
        return Read(value, tuple(remarks))

    return read_listed
