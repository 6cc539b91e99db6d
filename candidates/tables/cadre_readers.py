"""The reader of every column of the personnel facts, by form."""

from datetime import date
from typing import Any

from candidates.tables.cadre_cells import (
    degree_level,
    discipline_form,
    nationalities,
    own_age,
    period_kind,
    status_code,
)
from candidates.tables.cadre_facts import YEARLY
from candidates.tables.cells import (
    Read,
    Reader,
    rating,
    remembered,
    sex,
    text,
    theory,
    tick,
    year,
)
from candidates.tables.dates import birth_reader, end_reader
from candidates.tables.dates import reader as dates
from candidates.tables.degree_classes import degree_class
from candidates.tables.personal_names import personal_name
from candidates.tables.posts import Directory
from candidates.tables.training_cells import training_kind
from exams.rules.enums import Severity

SOON = 10  # years; a period may end that long after the day


def readers(on: date, directory: Directory) -> dict[str, dict[str, Reader]]:
    """Return the readers of each form; a column that is not named here is text."""
    day = remembered(dates(on.year))
    coming = remembered(end_reader(on.year + SOON))
    common = _anybody(remembered(text), directory)
    return {
        "persons": common | _person(day, born=birth_reader(on.year)),
        "periods": common | _period(day, coming) | _of_the_past(directory),
        "degrees": common | _degree(),
        **dict.fromkeys(YEARLY, common | {"ratings": remembered(rating)}),
        "disciplines": common | {"form": discipline_form, "decided_on": day},
        "statuses": common | {"code": status_code, "starts_on": day, "ends_on": coming},
        "trainings": common | _training(day),
    }


def _anybody(read_text: Reader, directory: Directory) -> dict[str, Reader]:
    return {
        "name": personal_name,
        "citizen_id": text,
        "unit": remembered(directory.unit),
        "unit_name": read_text,
        "rank": remembered(directory.rank),
    }


def _of_the_past(directory: Directory) -> dict[str, Reader]:
    """Return readers that ask less: a unit or a rank of long ago need not be in the catalogue."""
    return {
        "unit": remembered(_told_as(None, directory.unit)),
        "rank": remembered(_told_as(Severity.WARNING, directory.rank)),
    }


def _told_as(severity: Severity | None, read: Reader) -> Reader:
    """Return the reader with what it finds wrong told less gravely, or not at all."""

    def read_mildly(raw: Any) -> Read:
        value, notes = read(raw)
        mild = [
            note._replace(severity=severity or note.severity)
            for note in notes
            if severity or not note.code.endswith("_UNKNOWN")
        ]
        return Read(value, tuple(mild))

    return read_mildly


def _person(day: Reader, *, born: Reader) -> dict[str, Reader]:
    return {
        "born": born,
        "sex": remembered(sex),
        "nationalities": remembered(nationalities),
        "joined_party_on": day,
        "party_official_on": day,
        "theory": remembered(theory),
        "in_post_since": day,
        "own_retirement": own_age,
    }


def _degree() -> dict[str, Reader]:
    return {
        "level": remembered(degree_level),
        "year": remembered(year),
        "passed_as": remembered(degree_class),
    }


def _training(day: Reader) -> dict[str, Reader]:
    days = dict.fromkeys(("starts_on", "ended_on", "certified_on"), day)
    return {"kind": remembered(training_kind), **days}


def _period(day: Reader, coming: Reader) -> dict[str, Reader]:
    return {
        "starts_on": day,
        "ends_on": coming,
        "kind": remembered(period_kind),
        "ended_by_discipline": remembered(tick),
    }
