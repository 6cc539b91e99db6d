"""A text that is longer than what is stored of it is refused by its cell, and cut off nowhere."""

import dataclasses
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from candidates.models import (
    Application,
    CadreRecord,
    DegreeRecord,
    DisciplineRecord,
    PeriodRecord,
    PlanningEntry,
    StatusRecord,
    TrainingRecord,
)
from candidates.rules.facts import (
    Cadre,
    Degree,
    Discipline,
    Period,
    PlanningRow,
    SpecialStatus,
)
from candidates.rules.registration import Registration
from candidates.rules.trainings import Training
from candidates.tables import cadre_forms, planning_form, registration_form
from candidates.tables.cadres import read_cadres
from candidates.tables.planning import read_planning
from candidates.tables.registrations import read_registrations
from exams.rules.names import normalise
from tests.candidates.rules import workbooks
from tests.candidates.tables.books import book_of

DAY = date(2026, 9, 30)
LONG = "Phòng " * 120
STORED_AS = {
    PlanningRow: PlanningEntry,
    Cadre: CadreRecord,
    Period: PeriodRecord,
    Degree: DegreeRecord,
    Discipline: DisciplineRecord,
    SpecialStatus: StatusRecord,
    Training: TrainingRecord,
    Registration: Application,
}
OTHER_NAMES = {"position": "position_code"}
FORMS = {
    PlanningEntry: planning_form.COLUMNS,
    CadreRecord: cadre_forms.PERSONS,
    PeriodRecord: cadre_forms.PERIODS,
    DegreeRecord: cadre_forms.DEGREES,
    DisciplineRecord: cadre_forms.DISCIPLINES,
    StatusRecord: cadre_forms.STATUSES,
    TrainingRecord: cadre_forms.TRAININGS,
    Application: registration_form.COLUMNS,
}


def lengths_of(model):
    """Return how many characters each column of text of a model holds."""
    fields = model._meta.concrete_fields
    return {each.name: each.max_length for each in fields if each.max_length}


def with_long_texts(name, text):
    """Return the sample's workbook with a long text in each column, each in a line of its own."""
    book = CalamineWorkbook.from_path(workbooks.DEMO / name)
    sheets = {}
    for sheet in book.sheet_names:
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        first = next(at for at, row in enumerate(rows) if sum(map(bool, row)) > 4) + 4
        for column in range(len(rows[first])):
            if first + column < len(rows):
                rows[first + column][column] = text
        sheets[sheet] = rows
    return book_of(sheets)


def too_long(record):
    """Yield what of a record, and of the facts in it, is longer than its column."""
    longest = lengths_of(STORED_AS[type(record)])
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        most = longest.get(OTHER_NAMES.get(field.name, field.name))
        if isinstance(value, str) and most and len(value) > most:
            yield type(record).__name__, field.name, len(value)
        for fact in value if isinstance(value, tuple) else ():
            if type(fact) in STORED_AS:
                yield from too_long(fact)


@pytest.fixture
def read(catalogue, settings_of_list):
    """Return the readers, by the file of the sample that each reads."""
    of_campaign = {"catalogue": catalogue}
    return {
        "quy-hoach-2025-2030.xlsx": lambda data: read_planning(
            data, settings=settings_of_list, **of_campaign
        ),
        "ho-so-can-bo.xlsx": lambda data: read_cadres(data, on=DAY, **of_campaign),
        "dang-ky-du-tuyen.xlsx": lambda data: read_registrations(data, on=DAY),
    }


@pytest.mark.parametrize("text", [LONG, "0" * 26, "X" * 45], ids=["words", "digits", "code"])
@pytest.mark.parametrize(
    "name", ["quy-hoach-2025-2030.xlsx", "ho-so-can-bo.xlsx", "dang-ky-du-tuyen.xlsx"]
)
def test_nothing_is_read_that_is_longer_than_its_column(read, name, text):
    reading = read[name](with_long_texts(name, text))

    assert len(reading.rows) > 10
    assert [each for record in reading.rows for each in too_long(record)] == []


@pytest.mark.parametrize(
    "name", ["quy-hoach-2025-2030.xlsx", "ho-so-can-bo.xlsx", "dang-ky-du-tuyen.xlsx"]
)
def test_a_text_that_is_too_long_is_told_by_its_cell_with_both_lengths(read, name):
    reading = read[name](with_long_texts(name, LONG))

    refused = [finding for finding in reading.findings if finding.code == "TEXT_TOO_LONG"]
    assert len(refused) >= 4
    for finding in refused:
        assert finding.row
        assert finding.column
        assert (finding.severity, finding.value) == ("ERROR", f"{LONG[:60]}…")
        assert dict(finding.figures)["length"] == str(len(normalise(LONG)))


@pytest.mark.parametrize("model", FORMS, ids=lambda model: model.__name__)
def test_a_column_takes_as_many_characters_as_are_stored(model):
    stored = lengths_of(model)
    columns = {column.key: column.longest for column in FORMS[model] if column.longest}

    assert columns
    assert {key: stored.get(key, longest) for key, longest in columns.items()} == columns
