"""The reader of every column of the personnel facts, by form."""

from datetime import date

from candidates.tables.cadre_cells import own_age, period_kind, several
from candidates.tables.cells import (
    Reader,
    degree_level,
    discipline_form,
    rating,
    remembered,
    sex,
    text,
    theory,
    tick,
    whole,
)
from candidates.tables.dates import reader as dates

GROWN_UP = 16  # years; a birth year of two digits is not later than this many years ago
SOON = 10  # years; a period may end that long after the day


def readers(on: date) -> dict[str, dict[str, Reader]]:
    """Return the readers of each form; a column that is not named here is text."""
    day = remembered(dates(on.year))
    coming = remembered(dates(on.year + SOON))
    common = _anybody(remembered(text))
    return {
        "persons": common | _person(day, born=dates(on.year - GROWN_UP)),
        "periods": common | _period(day, coming),
        "degrees": common | {"level": remembered(degree_level), "year": remembered(whole)},
        "ratings": common | {"ratings": remembered(rating)},
        "disciplines": common | {"form": discipline_form, "decided_on": day},
        "statuses": common | {"starts_on": day, "ends_on": coming},
    }


def _anybody(read_text: Reader) -> dict[str, Reader]:
    return {
        "name": text,
        "citizen_id": text,
        "unit": read_text,
        "unit_name": read_text,
        "rank": read_text,
    }


def _person(day: Reader, *, born: Reader) -> dict[str, Reader]:
    return {
        "born": born,
        "sex": remembered(sex),
        "nationalities": remembered(several),
        "joined_party_on": day,
        "party_official_on": day,
        "theory": remembered(theory),
        "in_post_since": day,
        "own_retirement": own_age,
    }


def _period(day: Reader, coming: Reader) -> dict[str, Reader]:
    return {
        "starts_on": day,
        "ends_on": coming,
        "kind": remembered(period_kind),
        "ended_by_discipline": remembered(tick),
    }
