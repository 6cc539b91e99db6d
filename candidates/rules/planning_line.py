"""One line of a planning list, the settings that it is judged by, and what is found against it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from candidates.rules.catalogue import PostFacts, RankFacts
from candidates.rules.findings import Figures
from exams.rules.enums import Severity, Sex, Theory

# What the law finds fault with in a line; empty is the whole line.
JudgedField = Literal[
    "", "citizen_id", "born", "post", "speciality", "theory", "approved_on", "discipline"
]


class OnBreach(StrEnum):
    """Whether a breach keeps a line out until a decision allows it, or is only named."""

    BLOCK = "BLOCK"
    WARN_ONLY = "WARN_ONLY"


@dataclass(frozen=True, slots=True)
class PlanningSettings:
    """What a planning list is judged by: the frozen profile, the campaign, the day.

    Units: persons per seat, titles per person, months left to retirement at `age_month`.
    Without `sheets` only the first sheet of a file is the list.
    """

    on: date
    default_term: str  # "2025-2030"
    age_month: date  # any day of the month at which the age for planning is reckoned
    announced_on: date | None = None
    opened_posts: frozenset[str] = frozenset()
    sheets: tuple[str, ...] = ()
    max_planned_per_seat: int = 3
    max_titles_per_person: int = 3
    planning_months_tier1: int = 60
    planning_months_tier2: int = 120
    planning_breach: OnBreach = OnBreach.BLOCK

    def months_for(self, tier: int) -> int:
        return self.planning_months_tier1 if tier == 1 else self.planning_months_tier2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list as far as it could be read; None is what could not."""

    sheet: str
    row: int
    citizen_id: str | None
    name: str
    born: date | None
    sex: Sex | None
    post: PostFacts | None
    rank: RankFacts | None  # of the present post
    tier: int | None
    term: str
    approved_on: date | None
    removed_on: date | None
    speciality: str | None
    theory: Theory | None
    disciplined_on: date | None = None  # the latest decision


@dataclass(frozen=True, slots=True)
class Breach:
    """What the law has to say of a line; `field` names what it is about."""

    sheet: str
    row: int
    field: JudgedField
    code: str
    severity: Severity
    suggestion: str = ""
    related_rows: tuple[int, ...] = ()
    figures: Figures = ()
