"""What is known of a person and of a planning entry, as frozen values.

The tables read them from spreadsheets, the models keep them, the rules judge them. A field that
the source leaves empty is None or empty text; it is never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from candidates.rules.trainings import Training
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import DegreeLevel, DisciplineForm, Rating, Sex, Theory


class PeriodKind(StrEnum):
    """How a period of work began: tuyển dụng, bổ nhiệm, biệt phái, luân chuyển."""

    RECRUITED = "RECRUITED"
    APPOINTED = "APPOINTED"
    SECONDED = "SECONDED"
    ROTATED = "ROTATED"


@dataclass(frozen=True, slots=True)
class Period:
    """A period of work; `ends_on` is the day the next one starts, None while it lasts."""

    starts_on: date
    ends_on: date | None
    rank: str  # code on the title ladder
    unit: str
    field: str
    kind: PeriodKind
    ended_by_discipline: bool
    post: str = ""


@dataclass(frozen=True, slots=True)
class Degree:
    level: DegreeLevel
    speciality: str
    year: int | None = None
    passed_as: DegreeClass | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Discipline:
    form: DisciplineForm
    decided_on: date
    number: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SpecialStatus:
    """A special state of a person, both ends included; `ends_on` None while it lasts."""

    code: str
    starts_on: date
    ends_on: date | None
    text: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Cadre:
    """The personnel facts of one person."""

    citizen_id: str
    name: str
    born: date
    born_year_only: bool
    sex: Sex
    nationalities: tuple[str, ...]
    residence: str
    joined_party_on: date | None
    theory: Theory
    state_management: str
    language: str  # "B2" (CEFR) or ""
    unit: str  # code of the home unit
    rank: str  # code of the present rank
    current_post: str
    in_post_since: date | None
    own_retirement_months: int | None = None  # age in months fixed by a document
    own_retirement_document: str = ""
    party_official_on: date | None = None
    ethnicity: str = ""
    origin: str = ""
    kind: str = ""  # cadre, civil servant, public employee, as written
    language_text: str = ""
    unit_name: str = ""
    periods: tuple[Period, ...] = ()
    degrees: tuple[Degree, ...] = ()
    ratings: tuple[tuple[int, Rating], ...] = ()  # (year, rating), only the rated years
    party_ratings: tuple[tuple[int, Rating], ...] = ()  # the same, as a member of the Party
    disciplines: tuple[Discipline, ...] = ()
    statuses: tuple[SpecialStatus, ...] = ()
    trainings: tuple[Training, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanningRow:
    """One accepted line of a planning list."""

    sheet: str
    row: int
    citizen_id: str
    name: str
    born: date
    sex: Sex
    post: str  # code of the planned post
    tier: int
    term: str  # "2025-2030"
    decision_no: str
    approved_on: date
    current_post: str
    removed_on: date | None = None
    removed_document: str = ""
    speciality: str = ""
    theory: Theory = Theory.NONE
    ratings: tuple[tuple[int, Rating], ...] = ()
    note: str = ""
    based_on: str = ""  # the decision on the lower list that the entry rests on


@dataclass(frozen=True, slots=True)
class ImportNotice:
    """Something an importer has to say of one cell, row or sheet; row 0 and "" mean not applicable.

    `related_rows` are row numbers, `value` what stood there, `suggestion` what it was read as or
    what may have been meant, `figures` what the law counted.
    """

    sheet: str
    row: int
    column: str
    code: str
    severity: str
    value: str = ""
    suggestion: str = ""
    related_rows: tuple[int, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()


class PoliticalConclusion(StrEnum):
    PASS = "PASS"  # noqa: S105 - a conclusion, not a password
    FAIL = "FAIL"
    NONE = "NONE"


PLACED = frozenset(("COLUMN_PLACED", "COLUMN_SET_ASIDE", "VALUE_PLACED", "CELL_MENDED"))


def placed(findings: Iterable[ImportNotice]) -> list[str]:
    """Return where a person said what a file means, and how; never what stands in the cell."""
    return [
        f"{notice.sheet}!{notice.column}{notice.row} {notice.code}"
        for notice in findings
        if notice.code in PLACED
    ]
