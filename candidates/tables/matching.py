"""What has to be asked of a file: sheets to read, columns and values that were not understood."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from candidates.rules.facts import ImportNotice
from candidates.tables.cells import plain_value
from candidates.tables.layout import ImportColumn
from candidates.tables.shape import SheetShape, UnreadColumn
from candidates.tables.sheet_forms import Forms
from candidates.tables.vocabulary import PLACEABLE

# What shows that a person has to be asked before the file is judged.
NOT_UNDERSTOOD = PLACEABLE | {"COLUMN_UNKNOWN", "SHEET_LACKS_COLUMNS"}
RATED_YEARS = 6  # years that a column of ratings may be of, the latest first


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """A column nobody reads, and the columns of ours that it may be: key and heading."""

    column: UnreadColumn
    sheet: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ValueQuestion:
    """A value that its column did not understand: where it stands first, and in how many cells."""

    key: str
    value: str
    code: str  # of the finding
    heading: str
    cell: str
    count: int


def column_questions(
    shapes: Iterable[SheetShape], forms: Forms, *, latest_year: int
) -> tuple[ColumnQuestion, ...]:
    """Return a question for every heading that is not understood, each heading once."""
    questions: dict[str, ColumnQuestion] = {}
    for shape in shapes:
        choices = tuple(_open_columns(shape, forms, latest_year))
        for column in shape.unread:
            questions.setdefault(column.letters, ColumnQuestion(column, shape.name, choices))
    return tuple(questions.values())


def _open_columns(shape: SheetShape, forms: Forms, latest_year: int) -> Iterable[tuple[str, str]]:
    """Yield the columns of the sheet's form that are not there yet."""
    taken = set(shape.keys.values())
    for column in forms.get(shape.form, ()):
        for key, heading in _as_choices(column, latest_year):
            if key not in taken:
                yield key, heading


def _as_choices(column: ImportColumn, latest_year: int) -> Iterable[tuple[str, str]]:
    if not column.years:
        return [(column.key, column.heading)]
    years = range(latest_year, latest_year - RATED_YEARS, -1)
    return [(f"{column.key}-{year}", f"{column.heading} {year}") for year in years]


def value_questions(
    findings: Sequence[ImportNotice], shapes: Iterable[SheetShape], forms: Forms
) -> tuple[ValueQuestion, ...]:
    """Return a question for every value that was not understood, the most frequent first."""
    by_sheet = {shape.name: shape for shape in shapes}
    asked: dict[tuple[str, str], ImportNotice] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        if finding.code in PLACEABLE and finding.value and finding.sheet in by_sheet:
            key = by_sheet[finding.sheet].keys.get(finding.column, "").partition("-")[0]
            asked.setdefault((key, plain_value(finding.value)), finding)
            counts[key, plain_value(finding.value)] += 1
    return tuple(
        _question(key, value, asked[key, value], by_sheet, forms, count)
        for (key, value), count in counts.most_common()
        if key
    )


def _question(
    key: str,
    value: str,
    finding: ImportNotice,
    by_sheet: Mapping[str, SheetShape],
    forms: Forms,
    count: int,
) -> ValueQuestion:
    columns = forms[by_sheet[finding.sheet].form]
    heading = next(column.heading for column in columns if column.key == key)
    cell = f"{finding.column}{finding.row}"
    return ValueQuestion(key, value, finding.code, heading, cell, count)
